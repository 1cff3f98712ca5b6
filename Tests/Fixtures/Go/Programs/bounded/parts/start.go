package parts

import (
	"os"
	"sync"
)

var starting sync.Mutex

// Begin runs once. Where it fails the program does not start; but a lock is never left on purpose.
func Begin() error {
	starting.Lock() // error leak
	if _, err := os.Stat("parts"); err != nil {
		return err
	}
	starting.Unlock()
	return nil
}

// Renew runs for each request: the next one waits for ever.
func Renew(name string) error {
	starting.Lock() // error leak
	if err := os.Remove(name); err != nil {
		return err
	}
	starting.Unlock()
	return nil
}
