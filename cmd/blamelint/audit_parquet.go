package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// parquetName is the program that turns the records of an audit into Parquet.
// It is one of its own because its library would more than double what each run
// of blamelint reads from the disk.
const parquetName = "blamelint-parquet"

const parquetModule = "github.com/blamelint/blamelint"

// errNoParquet says how to get the program.
var errNoParquet = errors.New("this needs the program " + parquetName + " beside blamelint or on the PATH; get it with " +
	"\"go install " + parquetModule + "/cmd/" + parquetName + "@latest\", or in a clone with \"go install ./...\"")

// A parquetPipe hands records, as lines of JSON, to the program.
type parquetPipe struct {
	in     io.WriteCloser
	cmd    *exec.Cmd
	stderr bytes.Buffer
	err    error // why it could not be started
}

// startParquet starts the program, whose words are args, and which writes to w.
func startParquet(w io.Writer, args []string) *parquetPipe {
	p := &parquetPipe{cmd: exec.Command(args[0], args[1:]...)}
	p.cmd.Stdout, p.cmd.Stderr = w, &p.stderr
	if p.in, p.err = p.cmd.StdinPipe(); p.err == nil {
		p.err = p.cmd.Start()
	}
	return p
}

func (p *parquetPipe) write(lines []byte) error {
	if p.err != nil {
		return p.err
	}
	if _, err := p.in.Write(lines); err != nil {
		return p.close()
	}
	return nil
}

// close waits until all is written. Its error is what the program says.
func (p *parquetPipe) close() error {
	if p.err != nil {
		return p.err
	}
	err := errors.Join(p.in.Close(), p.cmd.Wait())
	if err != nil {
		err = fmt.Errorf("%s: %w: %s", parquetName, err, strings.TrimSpace(p.stderr.String()))
	}
	return err
}

// parquetCommand is how to run the program: from beside this one, from the PATH,
// or, for who works on blamelint, from the sources in the current folder. It is
// nil if there is no way.
func parquetCommand() []string {
	name := parquetName
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if path := filepath.Join(filepath.Dir(self), name); isProgram(path) {
			return []string{path}
		}
	}
	if path, err := exec.LookPath(name); err == nil {
		return []string{path}
	}
	module, err := exec.Command("go", "list", "-m").Output()
	if err == nil && strings.TrimSpace(string(module)) == parquetModule {
		return []string{"go", "run", parquetModule + "/cmd/" + parquetName}
	}
	return nil
}

func isProgram(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
