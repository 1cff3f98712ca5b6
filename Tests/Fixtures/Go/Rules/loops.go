package fixtures

import (
	"context"
	"io"
	"os"
	"sync"
	"time"
)

func deferInLoop(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close() // want defer-in-loop
		io.Copy(io.Discard, f)
	}
	return nil
}

func deferThenLeaves(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer f.Close()
		_, err = io.Copy(io.Discard, f)
		return err
	}
	return nil
}

func deferInFunction(paths []string) error {
	for _, path := range paths {
		if err := func() error {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = io.Copy(io.Discard, f)
			return err
		}(); err != nil {
			return err
		}
	}
	return nil
}

func deferUnlockInLoop(mu *sync.Mutex, n int) {
	for i := 0; i < n; i++ {
		mu.Lock()
		defer mu.Unlock() // want defer-in-loop
	}
}

func deferLiteralInLoop(paths []string) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer func() { f.Close() }() // want defer-in-loop
	}
}

func usedAfterTheRound(ctx context.Context, ask func(context.Context) error) error {
	timer := time.NewTimer(time.Second)
	answers := make(chan error, 2)
	for {
		select {
		case <-timer.C:
			second, cancel := context.WithCancel(ctx)
			defer cancel()
			go func() { answers <- ask(second) }()
		case err := <-answers:
			return err
		}
	}
}

// firstRoundOpens opens the output with the first line that is to be written; later rounds write to the same.
func firstRoundOpens(path string, lines []string) error {
	var out *os.File
	for _, line := range lines {
		if out == nil {
			var err error
			out, err = os.Create(path)
			if err != nil {
				return err
			}
			defer out.Close()
		}
		if _, err := out.WriteString(line); err != nil {
			return err
		}
	}
	return nil
}

// eachRoundOpens looks at the file of the round before too late: each round has another.
func eachRoundOpens(paths []string) error {
	var in *os.File
	for _, path := range paths {
		var err error
		in, err = os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close() // want defer-in-loop
		if _, err := in.Stat(); err != nil {
			return err
		}
	}
	return nil
}
