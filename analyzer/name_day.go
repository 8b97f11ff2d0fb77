package analyzer

import "time"

// NameDay is the day that a file's name begins with or holds, as in
// "2024-03-15-queue.md"; ok is false if there is none.
func NameDay(path string) (day time.Time, ok bool) { return nameDay(path) }
