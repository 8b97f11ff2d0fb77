package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// enableColors makes a console understand escape sequences.
func enableColors(f *os.File) {
	h := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(h, &mode) == nil {
		_ = windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING)
	}
}
