//go:build race

package ui_test

func init() { racing = true }
