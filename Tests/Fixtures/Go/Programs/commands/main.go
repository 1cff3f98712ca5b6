// A program whose commands stand in tables: what a command leaves open goes with the process that runs it.
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/convox/stdcli"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

func readFirst(path string) (string, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return "", err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return "", err
	}
	f.Close()
	return line, nil
}

func readOfGroup(path string) (string, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return "", err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return "", err
	}
	f.Close()
	return line, nil
}

func readEach(path string) (string, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return "", err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return "", err
	}
	f.Close()
	return line, nil
}

func readUntilOneFails(path string) (string, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return "", err
	}
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("read: %w", err)
	}
	f.Close()
	return line, nil
}

func countUntilOneFails(path string) (int, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0, err
	}
	var count int
	fmt.Fscan(f, &count)
	return count, nil
}

func runFirst(cmd *cobra.Command, args []string) error {
	line, err := readFirst(args[0])
	fmt.Println(line)
	return err
}

func with(f func() error) error { return f() }

func withEach(paths []string, f func(string) error) {
	for _, path := range paths {
		if err := f(path); err != nil {
			fmt.Println(err)
		}
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{Use: "first", RunE: runFirst}
	group := &cobra.Command{Use: "group", RunE: func(cmd *cobra.Command, args []string) error {
		var tasks errgroup.Group
		tasks.Go(func() error {
			_, err := readOfGroup(args[0])
			return err
		})
		if err := tasks.Wait(); err != nil {
			return err
		}
		return with(func() error {
			f, err := os.Open(args[0]) // note leak
			if err != nil {
				return err
			}
			_, err = f.Seek(0, 0)
			return err
		})
	}}
	group.PreRunE = func(cmd *cobra.Command, args []string) error {
		for _, path := range args {
			if _, err := readEach(path); err != nil {
				fmt.Println(err)
			}
		}
		for _, path := range args {
			var err error
			if path == "-" {
				_, err = readUntilOneFails("/dev/stdin")
			} else {
				_, err = readUntilOneFails(path)
			}
			if err != nil {
				return err
			}
			if _, err := countUntilOneFails(path); err != nil {
				return err
			}
		}
		withEach(args, func(path string) error {
			f, err := os.Open(path) // note leak
			if err != nil {
				return err
			}
			_, err = f.Seek(0, 0)
			return err
		})
		return nil
	}
	for _, own := range table {
		root.AddCommand(own.adapt())
	}
	return root
}

// A table of the program's own, behind which the library's stands.
type ownCommand struct {
	name string
	run  func(args []string) error
}

var table = []ownCommand{
	{name: "own", run: runOwn},
}

func (c ownCommand) adapt() *cobra.Command {
	return &cobra.Command{Use: c.name, RunE: wrap(c.run)}
}

func wrap(run func(args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error { return run(args) }
}

func runOwn(args []string) error {
	f, err := os.Open(args[0]) // note leak
	if err != nil {
		return err
	}
	_, err = f.Seek(0, 0)
	return err
}

// The context of a command comes once.
func runStandard(c *stdcli.Context) error {
	f, err := os.Open(c.Arg(0)) // note leak
	if err != nil {
		return err
	}
	_, err = f.Seek(0, 0)
	return err
}

type sizeRequest struct{ path string }

// A client makes the requests that it is given.
type sizeClient struct{}

func (sizeClient) size(req *sizeRequest) (int64, error) {
	f, err := os.Open(req.path) // note leak
	if err != nil {
		return 0, err
	}
	return f.Seek(0, 2)
}

// A server gets them from others.
type sizeServer struct{}

func (sizeServer) size(req *sizeRequest) (int64, error) {
	f, err := os.Open(req.path) // error leak
	if err != nil {
		return 0, err
	}
	return f.Seek(0, 2)
}

func runSizes(c *stdcli.Context) error {
	for _, path := range c.Args {
		req := &sizeRequest{path: path}
		if _, err := (sizeClient{}).size(req); err != nil {
			fmt.Println(err)
		}
		if _, err := (sizeServer{}).size(req); err != nil {
			fmt.Println(err)
		}
	}
	return nil
}

func newEngine() *stdcli.Engine {
	engine := stdcli.New("standard", "1")
	engine.Command("standard", "reads", runStandard, stdcli.CommandOptions{})
	engine.Command("sizes", "asks", runSizes, stdcli.CommandOptions{})
	return engine
}

func main() {
	if len(os.Args) > 2 {
		os.Exit(newEngine().Execute(os.Args[1:]))
	}
	if err := newRoot().Execute(); err != nil {
		os.Exit(1)
	}
}
