package kernels

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
)

// kernel: containers/podman fc89065a80: a child is started, read from, and never waited for.
func childState(name string) (string, error) {
	child := exec.Command("runtime", "state", name)
	output, err := child.StdoutPipe() // want leak
	if err != nil {
		return "", err
	}
	if err := child.Start(); err != nil { // want leak
		return "", err
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return "", err
	}
	return line, nil
}

func childStateMended(name string) (string, error) {
	child := exec.Command("runtime", "state", name)
	output, err := child.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := child.Start(); err != nil {
		return "", err
	}
	defer child.Wait()
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return "", err
	}
	return line, nil
}

// kernel: tailscale/tailscale b5299d7d0: the listing of a tool is left early, with the tool running.
func findListener(port string) (string, error) {
	tool := exec.Command("lsof", "-n", "-P")
	listing, err := tool.StdoutPipe() // want leak
	if err != nil {
		return "", err
	}
	if err := tool.Start(); err != nil { // want leak
		return "", err
	}
	lines := bufio.NewScanner(listing)
	for lines.Scan() {
		if lines.Text() == port {
			return lines.Text(), nil
		}
	}
	return "", tool.Wait()
}

func findListenerMended(port string) (string, error) {
	tool := exec.Command("lsof", "-n", "-P")
	listing, err := tool.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := tool.Start(); err != nil {
		return "", err
	}
	defer func() {
		tool.Process.Kill()
		tool.Wait()
	}()
	lines := bufio.NewScanner(listing)
	for lines.Scan() {
		if lines.Text() == port {
			return lines.Text(), nil
		}
	}
	return "", errors.New("nobody listens")
}

// kernel: perkeep/perkeep 0baf46c69: a handler closes the pipes of its child and leaves a zombie.
func serveScript(answer http.ResponseWriter, request *http.Request) {
	script := exec.Command("/srv/script")
	output, err := script.StdoutPipe()
	if err != nil {
		return
	}
	if err := script.Start(); err != nil { // want leak
		answer.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer output.Close()
	io.Copy(answer, output)
}

func serveScriptMended(answer http.ResponseWriter, request *http.Request) {
	script := exec.Command("/srv/script")
	output, err := script.StdoutPipe()
	if err != nil {
		return
	}
	if err := script.Start(); err != nil {
		answer.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer func() {
		output.Close()
		script.Wait()
	}()
	io.Copy(answer, output)
}

// kernel: containers/podman c726cf8106: between start and wait, the signal to the child may fail.
func createContainer(signal func(int) error) error {
	monitor := exec.Command("monitor")
	if err := monitor.Start(); err != nil { // want leak
		return err
	}
	if err := signal(monitor.Process.Pid); err != nil {
		return fmt.Errorf("no signal: %w", err)
	}
	if err := monitor.Wait(); err != nil {
		return fmt.Errorf("monitor failed: %w", err)
	}
	return nil
}

func createContainerMended(signal func(int) error) error {
	monitor := exec.Command("monitor")
	if err := monitor.Start(); err != nil {
		return err
	}
	if err := signal(monitor.Process.Pid); err != nil {
		monitor.Process.Kill()
		monitor.Wait()
		return fmt.Errorf("no signal: %w", err)
	}
	if err := monitor.Wait(); err != nil {
		return fmt.Errorf("monitor failed: %w", err)
	}
	return nil
}

// kernel: hashicorp/nomad 9b6e1b4daf: processes are found by their number and killed, and stay as zombies.
func killAll(numbers []int) error {
	var failed error
	for _, number := range numbers {
		process, err := os.FindProcess(number)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		if err := process.Kill(); err != nil { // miss leak a process that was not started here is not known to be a child
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

func killAllMended(numbers []int) error {
	var failed error
	for _, number := range numbers {
		process, err := os.FindProcess(number)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		if err := process.Kill(); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		if _, err := process.Wait(); err != nil {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// kernel: containers/podman a6f5b6a485: a child is started in one function and handed to a task that only reads its pipe.
func startExec(name string, attach func(io.Reader) error) (<-chan error, error) {
	started := exec.Command("exec", name)
	output, err := started.StdoutPipe() // want leak
	if err != nil {
		return nil, err
	}
	if err := started.Start(); err != nil { // want leak
		return nil, err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- attach(output)
		close(ended)
	}()
	return ended, nil
}

func startExecMended(name string, attach func(io.Reader) error) (<-chan error, error) {
	started := exec.Command("exec", name)
	output, err := started.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := started.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- errors.Join(attach(output), started.Wait())
		close(ended)
	}()
	return ended, nil
}
