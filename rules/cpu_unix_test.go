//go:build unix

package rules

import (
	"syscall"
	"time"
)

// processorTime is what this process has used so far. Unlike the time on the
// clock it does not depend on what else the machine does.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
