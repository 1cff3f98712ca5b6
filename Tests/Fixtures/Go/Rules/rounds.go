package rules

import (
	"fmt"
	"time"
)

// What is deferred in a loop without an end never runs.
func tellsEachRound(work func()) {
	for {
		begin := time.Now()
		defer func() { // want unreachable-defer
			fmt.Println(time.Since(begin))
		}()
		work()
	}
}

func tellsUntilItFails(work func() error) error {
	for {
		defer fmt.Println("a round")
		if err := work(); err != nil {
			return err
		}
	}
}

// A panic is when it runs.
func stopsPanicsForEver(work func()) {
	for {
		defer func() {
			if problem := recover(); problem != nil {
				fmt.Println(problem)
			}
		}()
		work()
	}
}

func tellsBehindTheLoop(work func()) {
	defer fmt.Println("never, but it stands in front of the loop")
	for {
		work()
	}
}
