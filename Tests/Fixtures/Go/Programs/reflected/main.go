// A program whose commands are methods that a library finds by reflection.
package main

import (
	"net"
	"net/http"
	"os"
	"os/exec"

	"github.com/alecthomas/kong"
)

type serve struct{ Address string }

func (s *serve) Run() error {
	first, err := net.Listen("tcp", s.Address) // note leak
	if err != nil {
		return err
	}
	second, err := net.Listen("tcp", s.Address+"0")
	if err != nil {
		return err
	}
	defer second.Close()
	return first.Close()
}

type browse struct{ URL string }

func (b *browse) Run() error {
	viewer := exec.Command("xdg-open", b.URL)
	if err := viewer.Start(); err != nil { // note leak
		return err
	}
	return viewer.Process.Signal(os.Interrupt)
}

// Reset is called by nobody that is seen: a part of a program is taken to run once.
func (b *browse) Reset() error {
	viewer := exec.Command("xdg-open", b.URL)
	if err := viewer.Start(); err != nil { // note leak
		return err
	}
	return viewer.Process.Signal(os.Interrupt)
}

// Show is called by nobody either, but is given what comes again and again.
func (b *browse) Show(r *http.Request) error {
	viewer := exec.Command("xdg-open", r.URL.String())
	if err := viewer.Start(); err != nil { // error leak
		return err
	}
	return viewer.Process.Signal(os.Interrupt)
}

func main() {
	var grammar struct {
		Serve  serve  `cmd:""`
		Browse browse `cmd:""`
	}
	if err := kong.Parse(&grammar).Run(); err != nil {
		panic(err)
	}
}
