//go:build !unix

package rules

import "time"

var began = time.Now()

// processorTime is the time on the clock, for want of better.
func processorTime() time.Duration { return time.Since(began) }
