package fixtures

import (
	"context"
	"os"
	"os/signal"
	"time"
)

func cancelDropped(parent context.Context) context.Context {
	ctx, _ := context.WithCancel(parent) // want leak
	return ctx
}

func cancelDeferred(parent context.Context) error {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	return ctx.Err()
}

func cancelMissed(parent context.Context, n int) error {
	ctx, cancel := context.WithCancel(parent) // want leak
	if n > 0 {
		return ctx.Err()
	}
	cancel()
	return nil
}

func cancelReturned(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	return ctx, cancel
}

func ofCancelReturned(parent context.Context) error {
	ctx, cancel := cancelReturned(parent) // want leak
	if ctx.Err() != nil {
		return ctx.Err()
	}
	cancel()
	return nil
}

func notified(parent context.Context) {
	ctx, stop := signal.NotifyContext(parent, os.Interrupt)
	defer stop()
	<-ctx.Done()
}

type job struct {
	cancel context.CancelFunc
}

func (j *job) start(parent context.Context) context.Context {
	ctx, cancel := context.WithCancel(parent)
	j.cancel = cancel
	return ctx
}

func spawnedCancel(parent context.Context) {
	ctx, cancel := context.WithCancel(parent)
	go func() {
		defer cancel()
		<-ctx.Done()
	}()
}

func afterFunc(parent context.Context) {
	context.AfterFunc(parent, func() {})
}
