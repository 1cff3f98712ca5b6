package kernels

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// kernel: hashicorp/nomad 41b71b6138: the cancel function goes to the blank name.
func countProcessors(ask func(context.Context) (int, error)) (int, error) {
	limited, _ := context.WithTimeout(context.Background(), time.Minute) // want leak
	count, err := ask(limited)
	if err != nil {
		return 0, fmt.Errorf("not counted: %w", err)
	}
	return count, nil
}

func countProcessorsMended(ask func(context.Context) (int, error)) (int, error) {
	limited, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	count, err := ask(limited)
	if err != nil {
		return 0, fmt.Errorf("not counted: %w", err)
	}
	return count, nil
}

// kernel: moby/moby 53cbf1797b: a wait with a limit, in one of the cases of a handler.
func handleEvent(kind string, wait func(context.Context)) error {
	switch kind {
	case "exit":
		limited, _ := context.WithTimeout(context.Background(), 2*time.Second) // want leak
		wait(limited)
	case "start":
	default:
		return errors.New("unknown event")
	}
	return nil
}

func handleEventMended(kind string, wait func(context.Context)) error {
	switch kind {
	case "exit":
		limited, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		wait(limited)
		cancel()
	case "start":
	default:
		return errors.New("unknown event")
	}
	return nil
}

// kernel: cli/cli 0cf2640c8: a loop that asks each second ends with its ticker running.
func pollStates(ctx context.Context, closed <-chan error, poll func() error) error {
	seconds := time.NewTicker(time.Second) // want leak
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-closed:
			return err
		case <-seconds.C:
			if err := poll(); err != nil {
				return err
			}
		}
	}
}

func pollStatesMended(ctx context.Context, closed <-chan error, poll func() error) error {
	seconds := time.NewTicker(time.Second)
	defer seconds.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-closed:
			return err
		case <-seconds.C:
			if err := poll(); err != nil {
				return err
			}
		}
	}
}

// kernel: ethereum/go-ethereum 7cc01375ef: a ticker that is declared with other variables.
func synchronize(requests <-chan string, done <-chan struct{}, resync func(string)) {
	var (
		target string
		ticker = time.NewTicker(5 * time.Second) // want leak
	)
	for {
		select {
		case target = <-requests:
		case <-ticker.C:
			resync(target)
		case <-done:
			return
		}
	}
}

func synchronizeMended(requests <-chan string, done <-chan struct{}, resync func(string)) {
	var (
		target string
		ticker = time.NewTicker(5 * time.Second)
	)
	defer ticker.Stop()
	for {
		select {
		case target = <-requests:
		case <-ticker.C:
			resync(target)
		case <-done:
			return
		}
	}
}

// kernel: dgraph-io/badger be93f89c: a ticker that nobody can stop, in each worker.
func work(closing <-chan struct{}, compact func()) {
	ticks := time.Tick(time.Second) // want leak
	for {
		select {
		case <-ticks:
			compact()
		case <-closing:
			return
		}
	}
}

func workForEver(compact func()) {
	for range time.Tick(time.Second) {
		compact()
	}
}

func workMended(closing <-chan struct{}, compact func()) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			compact()
		case <-closing:
			return
		}
	}
}

// kernel: golang/tools 26e35f15e: a task that finds nothing to parse does not report its end.
func parseAll(names []string, read func(string) ([]byte, error)) [][]byte {
	parsed := make([][]byte, len(names))
	var tasks sync.WaitGroup
	for i, name := range names {
		tasks.Add(1)
		go func() { // want unbalanced-wait
			text, err := read(name)
			if err != nil {
				return
			}
			parsed[i] = text
			tasks.Done()
		}()
	}
	tasks.Wait()
	return parsed
}

func parseAllMended(names []string, read func(string) ([]byte, error)) [][]byte {
	parsed := make([][]byte, len(names))
	var tasks sync.WaitGroup
	for i, name := range names {
		tasks.Add(1)
		go func() {
			defer tasks.Done()
			text, err := read(name)
			if err != nil {
				return
			}
			parsed[i] = text
		}()
	}
	tasks.Wait()
	return parsed
}

// kernel: influxdata/telegraf 7f46aafcd6: all addresses are counted first, and one that cannot be parsed has no task.
func gatherAll(addresses []string, parse func(string) (string, error), gather func(string)) {
	var tasks sync.WaitGroup
	tasks.Add(len(addresses)) // miss unbalanced-wait how often a loop comes to its task is not counted
	for _, address := range addresses {
		parsed, err := parse(address)
		if err != nil {
			continue
		}
		go func() {
			defer tasks.Done()
			gather(parsed)
		}()
	}
	tasks.Wait()
}

func gatherAllMended(addresses []string, parse func(string) (string, error), gather func(string)) {
	var tasks sync.WaitGroup
	for _, address := range addresses {
		parsed, err := parse(address)
		if err != nil {
			continue
		}
		tasks.Add(1)
		go func() {
			defer tasks.Done()
			gather(parsed)
		}()
	}
	tasks.Wait()
}

// kernel: nats-io/nats-server 166b30d16: a task that cannot be started leaves the count where it is.
type mirror struct {
	tasks sync.WaitGroup
	start func(func()) bool
}

func (m *mirror) setup(process func()) {
	m.tasks.Add(1)
	if !m.start(func() { // miss unbalanced-wait a task is known by its go statement, not by a function of one's own that may start it
		defer m.tasks.Done()
		process()
	}) {
		return
	}
}

func (m *mirror) setupMended(process func()) {
	m.tasks.Add(1)
	if !m.start(func() {
		defer m.tasks.Done()
		process()
	}) {
		m.tasks.Done()
	}
}
