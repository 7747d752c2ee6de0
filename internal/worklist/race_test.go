//go:build race

package worklist

func init() { racing = true }
