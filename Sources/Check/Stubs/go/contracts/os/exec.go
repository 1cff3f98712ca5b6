// Facts from the documentation of Go 1.27.
package exec // import "os/exec"

import (
	"context"
	"io"
)

// What is put into a command's fields, such as Stdout, stays its owner's to close.
//surety:pure
//surety:nonnil result[0] new
func Command(name string, arg ...string) *Cmd

//surety:pure
//surety:nonnil result[0] new
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd

// Start: on failure it closes the pipes that StdinPipe & co. gave.
//surety:acquires recv command
//surety:releases recv cmdpipe on=error
//surety:nonnil recv.Process
func (c *Cmd) Start() error

// Wait: releases whatever it returns; only "not started" leaves nothing to release.
//surety:releases recv command
//surety:releases recv cmdpipe
//surety:blocks
func (c *Cmd) Wait() error

//surety:releases recv cmdpipe
//surety:blocks
func (c *Cmd) Run() error

//surety:releases recv cmdpipe
//surety:blocks
func (c *Cmd) Output() ([]byte, error)

//surety:releases recv cmdpipe
//surety:blocks
func (c *Cmd) CombinedOutput() ([]byte, error)

//surety:acquires recv cmdpipe
//surety:derives result[0] from recv
//surety:reliable
func (c *Cmd) StdoutPipe() (io.ReadCloser, error)

//surety:acquires recv cmdpipe
//surety:derives result[0] from recv
//surety:reliable
func (c *Cmd) StderrPipe() (io.ReadCloser, error)

// StdinPipe: Wait closes it, but a child that reads to the end needs Close before Wait.
//surety:acquires recv cmdpipe
//surety:derives result[0] from recv
//surety:reliable
func (c *Cmd) StdinPipe() (io.WriteCloser, error)

//surety:pure
func (c *Cmd) String() string

//surety:pure
func (c *Cmd) Environ() []string
