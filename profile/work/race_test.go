//go:build race

package work

func init() { racing = true }
