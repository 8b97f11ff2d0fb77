//go:build unix

package main

import (
	"os"
	"syscall"
)

// keepOwner gives f the owner and group of another file, as far as the system
// allows.
func keepOwner(f *os.File, like os.FileInfo) {
	want, ok := like.Sys().(*syscall.Stat_t)
	if !ok {
		return
	}
	if err := f.Chown(int(want.Uid), int(want.Gid)); err != nil {
		_ = f.Chown(-1, int(want.Gid))
	}
}
