package main

import (
	"iter"
	"sync"
)

// inOrder does work on each input with several workers and hands the results
// to take in the order of the inputs, on the calling goroutine. However many
// inputs there are, only a few for each worker are under way at a time. It
// stops early when take returns false. One worker needs no other goroutine,
// whose first steps would take longer than reading a short document.
func inOrder[I, O any](inputs iter.Seq[I], workers int, work func(I) O, take func(O) bool) {
	if workers == 1 {
		for in := range inputs {
			if !take(work(in)) {
				return
			}
		}
		return
	}
	type job struct {
		in  I
		out chan O
	}
	var (
		queue = make(chan job, 4*workers) // a worker that waits costs a switch for each document
		slots = make(chan chan O, 4*workers)
		stop  = make(chan struct{})
		group sync.WaitGroup
	)
	group.Go(func() {
		defer close(slots)
		defer close(queue)
		for in := range inputs {
			j := job{in, make(chan O, 1)}
			select {
			case slots <- j.out:
			case <-stop:
				return
			}
			select {
			case queue <- j:
			case <-stop:
				return
			}
		}
	})
	for range workers {
		group.Go(func() {
			for j := range queue {
				j.out <- work(j.in)
			}
		})
	}
	for out := range slots {
		if !take(<-out) {
			close(stop)
			break
		}
	}
	group.Wait()
}
