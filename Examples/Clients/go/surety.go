// Package surety records obligations of a run of `surety run` from Go.
//
//	lock, err := surety.Defer(surety.RemoveTree("work"))
//	if err != nil {
//		return err
//	}
//	defer lock.Release() // after the work is removed; if this process dies first, the supervisor removes it
//
// It needs the command `surety`, or what the environment variable SURETY names.
package surety

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// ErrNoRun says that this process belongs to no run.
var ErrNoRun = errors.New("surety: no run to record in; start one with 'surety run'")

// Effect is what discharges an obligation.
type Effect []string

// Remove removes a file, or an empty folder.
func Remove(path string) Effect { return Effect{"--remove", path} }

// RemoveTree removes a folder and what is below it.
func RemoveTree(path string) Effect { return Effect{"--remove-tree", path} }

// UnlinkSocket removes a socket's path.
func UnlinkSocket(path string) Effect { return Effect{"--unlink-socket", path} }

// Kill ends a process.
func Kill(pid int) Effect { return Effect{"--kill", strconv.Itoa(pid)} }

// RevokeLease revokes a lease: etcd://HOST:PORT/LEASE.
func RevokeLease(lease string) Effect { return Effect{"--revoke-lease", lease} }

// Run runs a program, at most once.
func Run(command ...string) Effect { return append(Effect{"--"}, command...) }

// Obligation is a record in the run's ledger.
type Obligation struct{ id string }

// Supervised tells whether this process belongs to a run.
func Supervised() bool { return os.Getenv("SURETY_LEDGER") != "" }

// Defer records an obligation of this process. It is discharged when the process has ended, however that came about.
func Defer(effect Effect) (*Obligation, error) {
	if !Supervised() {
		return nil, ErrNoRun
	}
	arguments := append([]string{"defer", "--owner", strconv.Itoa(os.Getpid())}, effect...)
	id, err := surety(arguments...)
	if err != nil {
		return nil, err
	}
	return &Obligation{id}, nil
}

// Release says that the obligation was discharged. Call it after the discharge: a death in between discharges once more,
// which harms nobody.
func (o *Obligation) Release() error {
	_, err := surety("release", o.id)
	return err
}

// Discharge discharges the obligation now.
func (o *Obligation) Discharge() error {
	_, err := surety("release", "--run", o.id)
	return err
}

func surety(arguments ...string) (string, error) {
	program := os.Getenv("SURETY")
	if program == "" {
		program = "surety"
	}
	command := exec.Command(program, arguments...)
	var problem bytes.Buffer
	command.Stderr = &problem
	output, err := command.Output()
	if text := strings.TrimSpace(problem.String()); err != nil && text != "" {
		return "", errors.New(text)
	}
	return strings.TrimSpace(string(output)), err
}
