package fixtures

import (
	"fmt"
	"os"
	"time"
)

func writesForEver(path string) {
	f, err := os.Create(path)
	if err != nil {
		panic(err)
	}
	for t := range time.NewTicker(time.Second).C {
		fmt.Fprintln(f, t)
	}
}

func writesForEverTick(path string) {
	f, err := os.Create(path)
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

func writesForEverNamed(path string) {
	f, err := os.Create(path)
	if err != nil {
		panic(err)
	}
	ticker := time.NewTicker(time.Second)
	for t := range ticker.C {
		fmt.Fprintln(f, t)
	}
}

func leavesByBreak(path string, most int) {
	f, err := os.Create(path) // want leak
	if err != nil {
		panic(err)
	}
	ticker := time.NewTicker(time.Second)
	for t := range ticker.C {
		fmt.Fprintln(f, t)
		if most--; most < 0 {
			break
		}
	}
}
