package main

import (
	"iter"
	"math/rand"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func count(n int, started *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			started.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, workers := range []int{1, 2, 7} {
			var started atomic.Int64
			next := 0
			inOrder(count(300, &started), workers, func(i int) int {
				time.Sleep(time.Duration(rand.Intn(1000)))
				return i * i
			}, func(o int) bool {
				if o != next*next {
					t.Errorf("%d workers: result %d came in place of %d", workers, o, next*next)
				}
				next++
				return true
			})
			if next != 300 {
				t.Errorf("%d workers: %d results, want 300", workers, next)
			}
		}
	})
}

// One slow input must not let the results of all later ones pile up.
func TestInOrderIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers = 3
		var started atomic.Int64
		most := int64(0)
		taken := int64(0)
		inOrder(count(1000, &started), workers, func(i int) int {
			if i%100 == 0 {
				time.Sleep(time.Second)
			}
			return i
		}, func(int) bool {
			most = max(most, started.Load()-taken)
			taken++
			return true
		})
		if limit := int64(6 * workers); most > limit {
			t.Errorf("%d inputs were under way at once, want at most %d", most, limit)
		}
	})
}

func TestInOrderStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var started atomic.Int64
		taken := 0
		inOrder(count(1_000_000, &started), 2, func(i int) int { return i }, func(int) bool {
			taken++
			return taken < 10
		})
		if taken != 10 || started.Load() > 100 {
			t.Errorf("%d results were taken and %d inputs begun after the stop at 10", taken, started.Load())
		}
	})
}
