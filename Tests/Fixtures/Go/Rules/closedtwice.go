package fixtures

import (
	"errors"
	"sync"
	"syscall"
)

type broadcaster struct {
	done chan struct{}
	out  chan int
	once sync.Once
}

func closesAgain(stop bool) {
	done := make(chan struct{})
	defer close(done) // want double-release
	if stop {
		close(done)
	}
}

func (b *broadcaster) closesOnFailureAndAtTheEnd(err error) {
	if err != nil {
		close(b.done)
	}
	close(b.done) // want double-release
}

func closesOnEachWay(err error) {
	done := make(chan struct{})
	if err != nil {
		close(done)
		return
	}
	close(done)
}

func (b *broadcaster) closesWhereNobodyHas() {
	select {
	case <-b.done:
	default:
		close(b.done)
	}
}

func (b *broadcaster) closesAndMakesAnother() {
	close(b.done)
	b.done = make(chan struct{})
	close(b.done)
}

func (b *broadcaster) closesTwo() {
	close(b.done)
	close(b.out)
}

func (b *broadcaster) mayBeRenewed() {
	close(b.done)
	b.restart()
	close(b.done)
}

func (b *broadcaster) restart() { b.done = make(chan struct{}) }

func (b *broadcaster) sendsBehindItsClosing(value int) {
	if value < 0 {
		close(b.out)
	}
	b.out <- value // want use-after-release
}

func (b *broadcaster) sendsOrGoes(value int) {
	if value < 0 {
		close(b.out)
		return
	}
	b.out <- value
}

func (b *broadcaster) closesOnce() {
	b.once.Do(func() { close(b.done) })
	b.once.Do(func() { close(b.done) })
}

func closesADescriptorAgain(path string) error {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd) // want double-release
	buffer := make([]byte, 1)
	if _, err := syscall.Read(fd, buffer); err != nil {
		syscall.Close(fd)
		return err
	}
	return nil
}

func closesADescriptorByHandTwice(path string) error {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	if err := syscall.Close(fd); err != nil {
		return err
	}
	return syscall.Close(fd) // want double-release
}

func opensAnother(path, other string) error {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	syscall.Close(fd)
	fd, err = syscall.Open(other, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	return syscall.Close(fd)
}

func opensAnotherBehindADefer(path, other string) error {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd)
	fd, err = syscall.Open(other, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	return syscall.Close(fd)
}

func closesWhereAFlagSays(path string, keep bool) error {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return err
	}
	closed := false
	defer func() {
		if !closed {
			syscall.Close(fd)
		}
	}()
	if keep {
		return errors.New("kept")
	}
	closed = true
	return syscall.Close(fd)
}
