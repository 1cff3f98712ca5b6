package fixtures

import (
	"os"
	"os/exec"
	"sync"
)

// A command that the function has made does not own what is put into its fields.

func logOfCommand(name string) error {
	f, err := os.Create(name) // want leak
	if err != nil {
		return err
	}
	cmd := exec.Command("true")
	cmd.Stdout = f
	cmd.Stderr = f
	return cmd.Run()
}

func logOfCommandClosed(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	cmd := exec.Command("true")
	cmd.Stdout = f
	err = cmd.Run()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

func pipeOfCommand() ([]byte, error) {
	r, w, err := os.Pipe() // want leak
	if err != nil {
		return nil, err
	}
	defer r.Close()
	cmd := exec.Command("true")
	cmd.Stdout = w
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	w.Close()
	var b [8]byte
	n, err := r.Read(b[:])
	if e := cmd.Wait(); err == nil {
		err = e
	}
	return b[:n], err
}

type runner struct {
	cmd *exec.Cmd
}

// Whoever has the command may close the file.
func (r *runner) keeps(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	cmd := exec.Command("true")
	cmd.Stdout = f
	r.cmd = cmd
	return nil
}

// Who is told a folder's name may make others of it.
func folderOfCommand() (string, error) {
	dir, err := os.MkdirTemp("", "command")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("true")
	cmd.Dir = dir
	if err := cmd.Run(); err != nil {
		os.RemoveAll(dir)
		return "", err
	}
	return below(dir), nil
}

// Locks below a local variable that stands for a part of the receiver.

type registry struct {
	inner *registryState
}

type registryState struct {
	entries sync.Mutex
	free    sync.Mutex
	count   int
}

func (r *registry) forgets() int {
	s := r.inner
	s.entries.Lock() // want leak
	return s.count
}

func (r *registry) counts() int {
	s := r.inner
	s.entries.Lock()
	defer s.entries.Unlock()
	return s.count
}

// Of these two, one takes the lock and the other gives it back.
func (r *registry) begin() {
	s := r.inner
	s.free.Lock()
	s.count++
}

func (r *registry) end() {
	s := r.inner
	s.free.Unlock()
}

// The step has the command before it is started, and whoever has the step waits.

type stepState struct {
	cmd *exec.Cmd
}

func (r *registry) startStep(steps *sync.Map, name string) error {
	cmd := exec.Command(name)
	steps.Store(name, &stepState{cmd: cmd})
	return cmd.Start()
}

// The command was in the field before: whoever has the runner waits for it.
func (r *runner) startAgain() error {
	cmd := r.cmd
	return cmd.Start()
}
