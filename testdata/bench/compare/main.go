//go:build unix

// Command compare times whole processes in pairs: A B A B …, so that a noisy
// machine slows both alike, and prints medians and the median of the ratios
// pair by pair.
//
//	compare [-n RUNS] [-cpu LIST] -a 'COMMAND' -b 'COMMAND'
//
// Commands are split at spaces; their output is thrown away, their exit status
// is not looked at, since a linter that finds something exits with 1. Processor
// time and peak memory are the operating system's own account of the finished
// process (getrusage), peak memory in kilobytes as Linux gives it.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A run is what one process took.
type run struct{ wall, cpu, rss float64 }

func main() {
	n := flag.Int("n", 11, "counted runs of each command, after one that is not counted")
	a := flag.String("a", "", "first command")
	b := flag.String("b", "", "second command")
	cores := flag.Int("procs", 0, "set GOMAXPROCS for both commands; 0 leaves it")
	flag.Parse()
	if *a == "" || *b == "" || *n < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if *cores > 0 {
		os.Setenv("GOMAXPROCS", fmt.Sprint(*cores))
	}
	var as, bs []run
	for i := range *n + 1 {
		ra, rb := measure(*a), measure(*b)
		if i > 0 {
			as, bs = append(as, ra), append(bs, rb)
		}
	}
	fmt.Printf("A: %s\nB: %s\n%d pairs, medians\n\n", *a, *b, *n)
	fmt.Printf("| | A | B | A/B |\n| --- | ---: | ---: | ---: |\n")
	row("wall, ms", as, bs, func(r run) float64 { return 1000 * r.wall })
	row("processor, ms", as, bs, func(r run) float64 { return 1000 * r.cpu })
	row("peak memory, MB", as, bs, func(r run) float64 { return r.rss / 1024 })
}

func measure(command string) run {
	args := strings.Fields(command)
	cmd := exec.Command(args[0], args[1:]...)
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start).Seconds()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(2)
	}
	u := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return run{wall, cpu.Seconds(), float64(u.Maxrss)}
}

func row(name string, as, bs []run, of func(run) float64) {
	var va, vb, ratios []float64
	for i := range as {
		x, y := of(as[i]), of(bs[i])
		va, vb = append(va, x), append(vb, y)
		if y > 0 {
			ratios = append(ratios, x/y)
		}
	}
	fmt.Printf("| %s | %.1f | %.1f | %.2f |\n", name, median(va), median(vb), median(ratios))
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	if n := len(v); n%2 == 0 {
		return (v[n/2-1] + v[n/2]) / 2
	}
	return v[len(v)/2]
}
