// Package vscode holds the test of the Visual Studio Code extension: it is
// checked, tested against the real server, and packaged.
package vscode

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blamelint/blamelint/editor/internal/peer"
)

// npm runs npm in a copy of the extension, so that the tree stays clean.
func npm(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("npm", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("npm %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// TestExtension needs npm and its registry, or npm's cache. Where CI says so
// their absence is a failure.
func TestExtension(t *testing.T) {
	if testing.Short() {
		t.Skip("installs packages")
	}
	peer.Program(t, "npm")
	dir := t.TempDir()
	for _, name := range []string{"src", "test", "images", "package.json", "package-lock.json", "tsconfig.json", ".vscodeignore", ".npmrc", "README.md", "CHANGELOG.md", "LICENSE"} {
		if _, err := os.Stat(name); err != nil { // read by the test itself, see peer.Command
			t.Fatal(err)
		}
		if out, err := exec.Command("cp", "-r", name, dir).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	binary := peer.Command(t, "../..")
	for _, name := range []string{"src", "test", "images"} {
		peer.Reads(t, name)
	}
	install := exec.Command("npm", "ci", "--ignore-scripts", "--prefer-offline", "--fetch-retries=5")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
		t.Skipf("npm ci: %v", err)
	}
	out := npm(t, dir, []string{"BLAMELINT=" + binary}, "test")
	if !strings.Contains(out, "# fail 0") && !strings.Contains(out, "fail 0") {
		t.Errorf("%s", out)
	}
	npm(t, dir, nil, "run", "package")
	packages, err := filepath.Glob(filepath.Join(dir, "*.vsix"))
	if err != nil || len(packages) != 1 {
		t.Fatalf("packages %v, %v", packages, err)
	}
	checkPackage(t, packages[0])
}

// checkPackage demands all that the extension needs, and nothing that it does
// not.
func checkPackage(t *testing.T, path string) {
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	for _, f := range z.File {
		names = append(names, strings.ToLower(f.Name))
		if f.Name == "extension/package.json" {
			checkManifest(t, f, z)
		}
	}
	slices.Sort(names)
	want := []string{"[content_types].xml", "extension.vsixmanifest", "extension/changelog.md", "extension/dist/extension.js",
		"extension/images/icon.png", "extension/license.txt", "extension/package.json", "extension/readme.md"}
	if !slices.Equal(names, want) {
		t.Errorf("the package holds %v, want %v", names, want)
	}
}

// checkManifest demands that what package.json points to is in the package.
func checkManifest(t *testing.T, f *zip.File, z *zip.ReadCloser) {
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Main, Icon, Version string }
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{strings.TrimPrefix(m.Main, "./"), m.Icon} {
		if _, err := z.Open("extension/" + name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
