// The same worker. The process ends where nothing is pending.
package main

import (
	"errors"
	"fmt"
	"os"

	"example.com/incidents/lease/client"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	lease, err := client.Grant("/tmp/incident.lease", "worker-1")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lease.Revoke()) }()
	return work()
}

func work() error {
	if os.Getenv("ORDERS") == "" {
		return errors.New("no orders")
	}
	return nil
}
