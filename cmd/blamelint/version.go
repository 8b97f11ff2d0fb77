package main

import "runtime/debug"

// release is the version of a release build, set by the linker.
var release string

// version is the release, or what the go command knows about the build.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
