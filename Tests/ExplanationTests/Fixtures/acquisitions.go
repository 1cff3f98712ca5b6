package fixtures

import (
	"context"
	"os"
	"time"
)

type box struct{ f *os.File }

func everywhere(path string, ch chan *os.File, b *box) (*os.File, error) {
	f, err := os.Open(path) // ask
	if err != nil {
		return nil, err
	}
	switch path {
	case "a":
		return f, nil
	case "b":
		ch <- f
		return nil, nil
	case "c":
		b.f = f
		return nil, nil
	case "d":
		go func() { f.Close() }()
		return nil, nil
	case "e":
		f.Close()
		return nil, nil
	case "f":
		return nil, os.ErrInvalid
	}
	defer f.Close()
	return nil, nil
}

func cancelled(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancel(ctx) // ask
	_ = cancel
	time.NewTicker(3) // ask
	return ctx
}

func silenced() {
	os.Open("nothing") //surety:ignore leak ask why
}

func deferred() {
	defer os.Open("later") // ask
	return
	os.Open("never") // ask
}

func many(paths []string) {
	var first, second *os.File
	for _, path := range paths {
		f, _ := os.Open(path) // ask
		if len(path) > 3 {
			first = f
		} else {
			second = f
		}
	}
	first.Close()
	second.Close()
}
