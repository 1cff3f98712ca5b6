package rules

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"sync"
)

// The word comes only where all went well.
func waitsForAWord(work func() error) (err error) {
	done := make(chan struct{})
	go func() { // want unbalanced-wait
		if err = work(); err != nil {
			return
		}
		close(done)
	}()
	<-done
	return err
}

func waitsForAWordThatComes(work func() error) (err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err = work(); err != nil {
			return
		}
	}()
	<-done
	return err
}

func waitsForOneAnswer(ask func() (int, error)) int {
	answers := make(chan int, 1)
	go func(to chan<- int) { // want unbalanced-wait
		answer, err := ask()
		if err != nil {
			log.Print(err)
			return
		}
		to <- answer
	}(answers)
	return <-answers
}

// Each way has its word.
func waitsForOneOfTwo(ask func() (int, error)) int {
	answers := make(chan int)
	go func() {
		answer, err := ask()
		if err != nil {
			close(answers)
			return
		}
		answers <- answer
	}()
	return <-answers
}

// Who waits may give up.
func waitsOrGivesUp(ctx context.Context, work func() error) {
	done := make(chan struct{})
	go func() {
		if err := work(); err != nil {
			return
		}
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// The task has said on another channel that nothing comes.
func waitsBehindAnError(work func() error) error {
	done := make(chan struct{})
	failures := make(chan error, 1)
	go func() {
		err := work()
		failures <- err
		if err != nil {
			return
		}
		close(done)
	}()
	if err := <-failures; err != nil {
		return err
	}
	<-done
	return nil
}

// Both ask the same: where the task says nothing, nobody waits.
func waitsIfThereIsSomething(work func()) {
	done := make(chan struct{})
	go func() {
		if work == nil {
			return
		}
		work()
		close(done)
	}()
	if work != nil {
		<-done
	}
}

// A loop over all that is sent ends with the channel.
func sumsUp(numbers []int) (sum int) {
	found := make(chan int)
	go func() { // want unbalanced-wait
		for _, number := range numbers {
			if number < 0 {
				return
			}
			found <- number
		}
		close(found)
	}()
	for number := range found {
		sum += number
	}
	return sum
}

func sumsUpWithoutEnd(numbers []int) (sum int) {
	found := make(chan int)
	go func() { // want unbalanced-wait
		for _, number := range numbers {
			found <- number
		}
	}()
	for number := range found {
		sum += number
	}
	return sum
}

// The loop is left when all that was asked for is there.
func sumsUpSome(numbers []int) (sum int) {
	found := make(chan int, len(numbers))
	go func() {
		for _, number := range numbers {
			found <- number
		}
	}()
	rest := len(numbers)
	for number := range found {
		sum += number
		rest--
		if rest == 0 {
			break
		}
	}
	return sum
}

// The input ends when its owner closes it, which is this function, later.
func watches(events func() <-chan int, stop func(), work func(int)) {
	incoming := events()
	defer stop()
	done := make(chan struct{})
	go func() { // noise unbalanced-wait nobody closes what comes in before the function ends
		for {
			event, ok := <-incoming
			if !ok {
				return
			}
			if event < 0 {
				close(done)
				return
			}
			work(event)
		}
	}()
	<-done
}

// Who gets the channel may know when to stop waiting.
func numbersUntil(ctx context.Context, next func() int) <-chan int {
	numbers := make(chan int)
	go func() {
		for {
			number := next()
			if number == 0 {
				close(numbers)
				return
			}
			select {
			case numbers <- number:
			case <-ctx.Done():
				return
			}
		}
	}()
	return numbers
}

// Two send, and one is heard.
func copiesBothWays(a, b net.Conn) error {
	failures := make(chan error)
	go func() {
		_, err := io.Copy(a, b)
		failures <- err
	}()
	go func() { // want task-leak
		_, err := io.Copy(b, a)
		failures <- err
	}()
	return <-failures
}

func copiesBothWaysWithRoom(a, b net.Conn) error {
	failures := make(chan error, 1)
	go func() {
		_, err := io.Copy(a, b)
		failures <- err
	}()
	go func() {
		_, err := io.Copy(b, a)
		failures <- err
	}()
	return <-failures
}

func copiesBothWaysAndHearsBoth(a, b net.Conn) error {
	failures := make(chan error)
	go func() {
		_, err := io.Copy(a, b)
		failures <- err
	}()
	go func() {
		_, err := io.Copy(b, a)
		failures <- err
	}()
	first := <-failures
	second := <-failures
	return errors.Join(first, second)
}

func copiesBothWaysAndHearsABadOne(a, b net.Conn) error {
	failures := make(chan error)
	go func() {
		_, err := io.Copy(a, b)
		failures <- err
	}()
	go func() { // want task-leak
		_, err := io.Copy(b, a)
		failures <- err
	}()
	for i := 0; i < 2; i++ {
		if err := <-failures; err != nil {
			return err
		}
	}
	return nil
}

func asksOneAfterTheOther(first, second func() error) error {
	failures := make(chan error)
	go func() { failures <- first() }()
	if err := <-failures; err != nil {
		return err
	}
	go func() { failures <- second() }()
	return <-failures
}

func asksASecondMaybe(first, second func() error) error {
	failures := make(chan error)
	go func() { failures <- first() }()
	if second != nil {
		go func() { failures <- second() }() // want task-leak
	}
	return <-failures
}

// Who waits for the end of the tasks hears nothing before.
func waitsBeforeItHears(asks []func() int) (found []int) {
	answers := make(chan int)
	var waiting sync.WaitGroup
	for _, ask := range asks {
		waiting.Add(1)
		go func() { // want task-leak
			defer waiting.Done()
			answers <- ask()
		}()
	}
	waiting.Wait()
	close(answers)
	for answer := range answers {
		found = append(found, answer)
	}
	return found
}

func waitsInATask(asks []func() int) (found []int) {
	answers := make(chan int)
	var waiting sync.WaitGroup
	for _, ask := range asks {
		waiting.Add(1)
		go func() {
			defer waiting.Done()
			answers <- ask()
		}()
	}
	go func() {
		waiting.Wait()
		close(answers)
	}()
	for answer := range answers {
		found = append(found, answer)
	}
	return found
}

func waitsBehindRoomForAll(asks []func() int) (found []int) {
	answers := make(chan int, len(asks))
	var waiting sync.WaitGroup
	for _, ask := range asks {
		waiting.Add(1)
		go func() {
			defer waiting.Done()
			answers <- ask()
		}()
	}
	waiting.Wait()
	close(answers)
	for answer := range answers {
		found = append(found, answer)
	}
	return found
}

func waitsForTheWorkAlone(asks []func() int) (sum int) {
	answers := make(chan int)
	var working sync.WaitGroup
	for _, ask := range asks {
		working.Add(1)
		go func() {
			answer := ask()
			working.Done()
			answers <- answer
		}()
	}
	working.Wait()
	for range asks {
		sum += <-answers
	}
	return sum
}
