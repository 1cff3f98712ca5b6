package rules

import (
	"context"
	"log"
	"sync"
)

func logsPanic() {
	if r := recover(); r != nil {
		log.Print(r)
	}
}

func mayGoWrong(name string) { log.Print(name[100]) }

func neverGoesWrong(name string) {
	defer logsPanic()
	mayGoWrong(name)
}

// The handler recovers, the task that it starts does not.
func handlesOne(name string, done chan<- string) {
	defer logsPanic()
	go func() { // want unrecovered-task
		mayGoWrong(name)
		done <- name
	}()
}

func handlesOneInLiteral(name string, done chan<- string) {
	defer func() {
		if r := recover(); r != nil {
			log.Print(r)
		}
	}()
	go func() { // want unrecovered-task
		mayGoWrong(name)
		done <- name
	}()
}

// The task recovers itself, by a literal, by a function, or by what it calls.
func handlesAll(names []string) {
	defer logsPanic()
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(3)
		go func() {
			defer wg.Done()
			defer logsPanic()
			mayGoWrong(name)
		}()
		go func() {
			defer wg.Done()
			defer func() { log.Print(recover()) }()
			mayGoWrong(name)
		}()
		go func() {
			defer wg.Done()
			neverGoesWrong(name)
		}()
	}
	wg.Wait()
}

// What may recover is not known.
func handlesGuarded(name string, guard func()) {
	defer logsPanic()
	go func() {
		defer guard()
		mayGoWrong(name)
	}()
}

// Nothing in the task can panic.
func handlesAndWaits(wg *sync.WaitGroup, done chan struct{}) {
	defer logsPanic()
	go func() {
		wg.Wait()
		close(done)
	}()
}

// Somebody else's function runs in a task, and other tasks of this file recover.
func runsHook(hook func(string), name string) {
	defer log.Print("hook started")
	go func() { // want unrecovered-task
		hook(name)
	}()
}

// The program's own code does as it likes where nobody around recovers.
func runsOwn(name string) {
	defer log.Print("started")
	go func() {
		mayGoWrong(name)
	}()
}

// A cancel function is harmless.
func stopsWith(stop <-chan struct{}, work func(context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-stop
		cancel()
	}()
	work(ctx)
}
