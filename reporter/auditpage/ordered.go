package auditpage

import "iter"

// ordered runs work on several goroutines and hands the results to take one by
// one, in the order of in. It holds a few results at a time. It ends early if
// take gives an error, and returns that.
func ordered[In, Out any](in iter.Seq[In], workers int, work func(In) Out, take func(Out) error) error {
	waiting := make(chan chan Out, workers)
	stop := make(chan struct{})
	go func() {
		defer close(waiting)
		slots := make(chan struct{}, workers)
		for x := range in {
			out := make(chan Out, 1)
			select {
			case waiting <- out:
			case <-stop:
				return
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				out <- work(x)
			}()
		}
	}()
	defer func() {
		close(stop)
		for range waiting { // until the input is no longer read
		}
	}()
	for out := range waiting {
		if err := take(<-out); err != nil {
			return err
		}
	}
	return nil
}
