// Command blamelint reads postmortems and says, at the exact words, where they
// blame, judge or explain by hindsight, and what could be written instead.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
