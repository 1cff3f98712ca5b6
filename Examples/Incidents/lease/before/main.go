// A worker that must be the only one. When its work fails, it ends the process, and its lease stays: the next worker
// waits until the time to live is over.
package main

import (
	"errors"
	"fmt"
	"os"

	"example.com/incidents/lease/client"
)

func main() {
	lease, err := client.Grant("/tmp/incident.lease", "worker-1")
	if err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
	defer lease.Revoke()
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1) // want exit-skips-cleanup
	}
}

func work() error {
	if os.Getenv("ORDERS") == "" {
		return errors.New("no orders")
	}
	return nil
}
