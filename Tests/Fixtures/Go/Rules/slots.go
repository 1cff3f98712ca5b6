package fixtures

import (
	"context"
	"errors"
	"net"
)

type limiter struct {
	places chan struct{}
	tokens chan struct{}
	conns  chan net.Conn
	limits bool
}

func (l *limiter) forgetsAPlace(work func() error) error {
	l.places <- struct{}{} // want leak
	if err := work(); err != nil {
		return err
	}
	<-l.places
	return nil
}

func forgetsAPlaceOfOthers(places chan struct{}, size int) int {
	places <- struct{}{} // want leak
	if size == 0 {
		return 0
	}
	size *= 2
	<-places
	return size
}

func (l *limiter) forgetsAPlaceThatItGot(ctx context.Context, work func() error) error {
	select {
	case l.places <- struct{}{}: // want leak
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := work(); err != nil {
		return err
	}
	<-l.places
	return nil
}

func (l *limiter) forgetsInATask(work func() error) {
	places := make(chan struct{}, 4)
	for range 9 {
		go func() {
			places <- struct{}{} // want leak
			if work() != nil {
				return
			}
			<-places
		}()
	}
}

func (l *limiter) defersTooLate(work func() error) error {
	l.places <- struct{}{} // want leak
	if l.limits {
		return errors.New("no work")
	}
	defer func() { <-l.places }()
	return work()
}

func (l *limiter) givesBack(work func() error) error {
	l.places <- struct{}{}
	defer func() { <-l.places }()
	if err := work(); err != nil {
		return err
	}
	return nil
}

func (l *limiter) givesBackOnEachWay(work func() error) error {
	l.places <- struct{}{}
	if err := work(); err != nil {
		<-l.places
		return err
	}
	<-l.places
	return nil
}

// The task has the place, and gives it back.
func (l *limiter) handsOn(work func() error) {
	l.places <- struct{}{}
	go func() {
		defer func() { <-l.places }()
		if work() != nil {
			return
		}
	}()
}

// What is sent back is for the caller to receive.
func (l *limiter) givesARelease() (func(), error) {
	l.places <- struct{}{}
	release := func() { <-l.places }
	if l.limits {
		return release, errors.New("limited")
	}
	return release, nil
}

// Who gets it all right keeps the place, and somebody else gives it back.
func (l *limiter) acquire() error {
	l.places <- struct{}{}
	if l.limits {
		<-l.places
		return errors.New("limited")
	}
	return nil
}

func (l *limiter) onlyWhereLimited(work func() error) error {
	if l.limits {
		l.places <- struct{}{}
	}
	err := work()
	if l.limits {
		<-l.places
	}
	return err
}

// Each round takes one more; others take them out.
func (l *limiter) fills(n int) {
	for range n {
		l.places <- struct{}{}
		if l.limits {
			return
		}
	}
	<-l.places
}

// A channel of its own goes with the function.
func takesItsOwn(work func() error) error {
	places := make(chan struct{}, 1)
	places <- struct{}{}
	if err := work(); err != nil {
		return err
	}
	<-places
	return nil
}

// The channel has another name, by which the place is given back.
func (l *limiter) hasAnotherName(work func() error) error {
	places := l.places
	l.places <- struct{}{}
	if err := work(); err != nil {
		<-places
		return err
	}
	<-l.places
	return nil
}

func (l *limiter) giveBack(places chan struct{}) { <-places }

func (l *limiter) hasAHelper(work func() error) error {
	l.places <- struct{}{}
	if err := work(); err != nil {
		l.giveBack(l.places)
		return err
	}
	<-l.places
	return nil
}

func (l *limiter) forgetsAToken(work func() error) error {
	<-l.tokens // miss leak what is received first may be a signal
	if err := work(); err != nil {
		return err
	}
	l.tokens <- struct{}{}
	return nil
}

func (l *limiter) forgetsAConnection(text []byte) error {
	conn := <-l.conns // miss leak what comes out of a channel is not followed
	if _, err := conn.Write(text); err != nil {
		return err
	}
	l.conns <- conn
	return nil
}
