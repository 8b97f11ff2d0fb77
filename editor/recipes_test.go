// Package editor holds the test of the recipes in docs/editors.md. The server is
// in lsp, the editors' own halves are in neovim and vscode.
package editor

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/blamelint/blamelint/editor/internal/peer"
)

// recipe is a block of docs/editors.md, as it stands there.
func recipe(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)<!-- recipe: " + name + " -->\n```[a-z]+\n(.*?)```\n").FindSubmatch(text)
	if m == nil {
		t.Fatalf("docs/editors.md has no recipe %s", name)
	}
	return string(m[1])
}

// session is a directory with a draft in it, and an environment in which
// blamelint is in the PATH.
func session(t *testing.T) (dir string, env []string) {
	t.Helper()
	dir = t.TempDir()
	bin := filepath.Dir(peer.Command(t, ".."))
	write(t, filepath.Join(dir, "draft.md"), "# Labels\n\nThe 🔥 engineer should have checked.\n\nSomebody was careless.\n")
	return dir, append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+dir)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// answer runs an editor that writes what it has seen to the file answer. How long
// it may take ends one that hangs, and is far from what any machine takes.
func answer(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command("timeout", append([]string{"300", name}, args...)...)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.CombinedOutput()
	got, readErr := os.ReadFile(filepath.Join(dir, "answer"))
	if readErr != nil {
		t.Fatalf("%v: %v\n%s", readErr, err, out)
	}
	return string(got)
}

// TestVimMake: :make fills the quickfix list with places and messages.
func TestVimMake(t *testing.T) {
	peer.Program(t, "vim")
	dir, env := session(t)
	write(t, filepath.Join(dir, "vimrc"), "set nocompatible\nfiletype on\n"+recipe(t, "vim-make"))
	write(t, filepath.Join(dir, "script.vim"), `silent make!
call writefile(map(filter(getqflist(), 'v:val.valid'), 'v:val.lnum . " " . v:val.col . " " . v:val.type . " " . substitute(v:val.text, "\n", " ", "g")'), 'answer')
qall!
`)
	got := answer(t, dir, env, "vim", "-n", "-u", "vimrc", "-es", "draft.md", "-S", "script.vim")
	lines := strings.Split(strings.TrimSpace(got), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "3 16 w counterfactual") || !strings.Contains(lines[0], "should have checked") || !strings.HasPrefix(lines[1], "5 ") {
		t.Errorf("got %q", lines)
	}
}

// TestVimALE: findings of the live buffer.
func TestVimALE(t *testing.T) {
	peer.Program(t, "vim")
	if _, err := os.Stat("/usr/share/vim-ale"); err != nil {
		peer.Missing(t, "vim-ale")
	}
	dir, env := session(t)
	write(t, filepath.Join(dir, "vimrc"), "set nocompatible hidden\nlet g:ale_linters_explicit = 1\nlet g:ale_linters = {'markdown': ['blamelint']}\nfiletype plugin on\npackadd ale\n"+recipe(t, "vim-ale"))
	write(t, filepath.Join(dir, "script.vim"), `setfiletype markdown
call ale#Queue(0)
let tries = 0
while len(getloclist(0)) < 2 && tries < 2400
  sleep 100m
  let tries += 1
endwhile
call writefile(map(getloclist(0), 'v:val.lnum . " " . v:val.col . " " . v:val.text'), 'answer')
qall!
`)
	got := answer(t, dir, env, "vim", "-n", "-u", "vimrc", "-es", "draft.md", "-S", "script.vim")
	// ALE takes the protocol's units, of which the emoji has two, as they come.
	if !strings.HasPrefix(got, "3 17 ") || !strings.Contains(got, "should have checked") || !strings.Contains(got, "\n5 ") {
		t.Errorf("got %q", got)
	}
}

// TestEmacs: eglot starts the server, and Flymake has the findings.
func TestEmacs(t *testing.T) {
	peer.Program(t, "emacs")
	if found, _ := filepath.Glob("/usr/share/emacs/site-lisp/elpa-src/eglot-*"); len(found) == 0 {
		peer.Missing(t, "elpa-eglot")
	}
	dir, env := session(t)
	write(t, filepath.Join(dir, "init.el"), `(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(define-derived-mode markdown-mode text-mode "Markdown")
`+recipe(t, "emacs")+`
(setq eglot-sync-connect 240 eglot-connect-timeout 240 eglot-autoshutdown t project-find-functions nil)
(find-file "draft.md")
(markdown-mode)
(unless (memq #'eglot-ensure markdown-mode-hook) (error "the hook is not set"))
(apply #'eglot--connect (eglot--guess-contact))
(flymake-mode 1)
(let ((tries 0))
  (while (and (< tries 2400) (null (flymake-diagnostics)))
    (accept-process-output nil 0.1)
    (flymake-start)
    (setq tries (1+ tries))))
(with-temp-file "answer"
  (insert (mapconcat (lambda (d)
                       (with-current-buffer "draft.md"
                         (format "%s: %s" (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d))
                                 (flymake-diagnostic-text d))))
                     (with-current-buffer "draft.md" (flymake-diagnostics)) "\n")))
(kill-emacs 0)
`)
	got := answer(t, dir, env, "emacs", "--batch", "-l", "init.el")
	if !strings.Contains(got, "should have checked: ") || !strings.Contains(got, "careless") {
		t.Errorf("got %q", got)
	}
}

// TestFiles: the recipes for editors that Debian has not can at least be read.
func TestFiles(t *testing.T) {
	for _, name := range []string{"helix", "zed", "zed-cargo"} {
		var v map[string]any
		if err := toml.Unmarshal([]byte(recipe(t, name)), &v); err != nil || len(v) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	var v struct {
		Clients map[string]struct{ Command []string }
	}
	if err := json.Unmarshal([]byte(recipe(t, "sublime")), &v); err != nil || strings.Join(v.Clients["blamelint"].Command, " ") != "blamelint lsp" {
		t.Errorf("sublime: %v %v", v, err)
	}
}
