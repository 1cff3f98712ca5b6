package fixtures

import (
	"fmt"
	"os"
	"time"
)

func writesForEver(path string) {
	f, err := os.Create(path) // noise leak a ticker's channel is never closed, so that the loop does not end
	if err != nil {
		panic(err)
	}
	for t := range time.NewTicker(time.Second).C {
		fmt.Fprintln(f, t)
	}
}

func writesForEverTick(path string) {
	f, err := os.Create(path) // noise leak the channel of time.Tick is never closed
	if err != nil {
		panic(err)
	}
	for t := range time.Tick(time.Second) {
		fmt.Fprintln(f, t)
	}
}

func leavesTheLoop(path string) error {
	f, err := os.Create(path) // want leak
	if err != nil {
		return err
	}
	for t := range time.NewTicker(time.Second).C {
		if _, err := fmt.Fprintln(f, t); err != nil {
			return err
		}
	}
	return nil
}
