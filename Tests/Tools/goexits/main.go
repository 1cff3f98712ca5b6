// Goexits leaves a function in every way that Go has, and finds out what ran and what was left behind: a line of the
// table in Documentation/Exits.md for each.
//
//	goexits         prints the table's lines; built with cgo, also whether C's handlers run
//	goexits ROW     leaves in that way
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A row is a way out. What it does runs in a function with deferred calls, in the main goroutine unless it is apart.
type row struct {
	name     string
	isApart  bool
	recovers bool
	leave    func()
}

var rows = []row{
	{name: "return", leave: func() {}},
	{name: "panic", leave: func() { panic("on purpose") }},
	{name: "panic in another goroutine", isApart: true, leave: func() { panic("on purpose") }},
	{name: "panic that is recovered", recovers: true, leave: func() { panic("on purpose") }},
	{name: "`runtime.Goexit`", isApart: true, leave: runtime.Goexit},
	{name: "`t.Fatal`", isApart: true, leave: nil},
	{name: "`os.Exit`", leave: func() { os.Exit(3) }},
	{name: "`log.Fatal`", leave: func() { log.Fatal("on purpose") }},
	{name: "`syscall.Exit`", leave: func() { syscall.Exit(3) }},
	{name: "`syscall.Exec`", leave: func() { syscall.Exec("/bin/true", []string{"true"}, nil) }},
	{name: "return from `main`", leave: func() { isMainOver = true }},
	{name: "fatal error: concurrent map writes", leave: writeMap},
	{name: "fatal error: unlock of an unlocked mutex", leave: func() { new(sync.Mutex).Unlock() }},
	{name: "fatal error: all goroutines are asleep", leave: func() { select {} }},
	{name: "SIGTERM", leave: func() { kill(syscall.SIGTERM) }},
	{name: "SIGTERM that `signal.Notify` catches", leave: catchSignal},
	{name: "SIGKILL", leave: func() { kill(syscall.SIGKILL) }},
}

var isMainOver bool

// InstallHandler asks C to run something at exit; there only with cgo.
var installHandler func()

func writeMap() {
	m := map[int]int{}
	for range 4 {
		go func() {
			for i := 0; ; i++ {
				m[i%8] = i
			}
		}()
	}
	time.Sleep(time.Minute)
}

func kill(s syscall.Signal) {
	syscall.Kill(os.Getpid(), s)
	time.Sleep(time.Minute)
}

func catchSignal() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	<-signals
}

func mark(word string) { os.Stdout.WriteString("MARK " + word + "\n") }

// Leftovers are what a function would have to see to.
type leftovers struct{ folder string }

func (l leftovers) path(name string) string { return filepath.Join(l.folder, name) }

type object struct{ words [4]int }

var (
	output *bufio.Writer
	locked *os.File
	kept   *object
)

func (l leftovers) leaveBehind() {
	locked, _ = os.Create(l.path("locked"))
	syscall.Flock(int(locked.Fd()), syscall.LOCK_EX)
	file, _ := os.Create(l.path("buffered"))
	output = bufio.NewWriter(file)
	output.WriteString("text")
	os.WriteFile(l.path("temporary"), nil, 0o600)
	child := exec.Command("sleep", "60")
	child.Start()
	os.WriteFile(l.path("child"), []byte(strconv.Itoa(child.Process.Pid)), 0o600)
	kept = &object{}
	runtime.SetFinalizer(kept, func(*object) { mark("finalizer") })
	runtime.AddCleanup(kept, func(int) { mark("finalizer") }, 0)
}

// Look tells what has become of the leftovers.
func (l leftovers) look() {
	file, _ := os.Open(l.path("locked"))
	if syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil {
		mark("files")
	}
	if text, _ := os.ReadFile(l.path("buffered")); len(text) > 0 {
		mark("output")
	}
	if _, err := os.Stat(l.path("temporary")); errors.Is(err, os.ErrNotExist) {
		mark("temporary")
	}
	if syscall.Kill(l.child(), 0) != nil {
		mark("children")
	}
}

func (l leftovers) child() int {
	text, _ := os.ReadFile(l.path("child"))
	pid, _ := strconv.Atoi(string(text))
	return pid
}

// Try leaves a function in the way of a row.
func (r row) try() {
	defer mark("defer")
	defer func() {
		e := recover()
		if e == nil {
			return
		}
		mark("recover")
		if !r.recovers {
			panic(e)
		}
	}()
	r.leave()
}

func (r row) run(folder string) {
	l := leftovers{folder}
	if installHandler != nil {
		installHandler()
	}
	l.leaveBehind()
	started := make(chan bool)
	go func() {
		defer mark("elsewhere")
		close(started)
		<-make(chan bool)
	}()
	<-started
	switch {
	case r.name == "`t.Fatal`":
		r.runTest(l)
	case r.isApart:
		done := make(chan bool)
		go func() {
			defer close(done)
			r.try()
		}()
		<-done
		if r.name == "panic in another goroutine" {
			time.Sleep(time.Minute)
		}
	default:
		r.try()
	}
	if !isMainOver {
		l.goOn()
	}
}

// RunTest fails a test, and looks at what is left in another.
func (r row) runTest(l leftovers) {
	tests := []testing.InternalTest{
		{Name: "TestFatal", F: func(t *testing.T) {
			r.leave = func() { t.Fatal("on purpose") }
			r.try()
		}},
		{Name: "TestAfter", F: func(t *testing.T) { l.goOn() }},
	}
	testing.Init()
	os.Args = os.Args[:1]
	testing.Main(func(string, string) (bool, error) { return true, nil }, tests, nil, nil)
}

// GoOn tells that the process lives, and ends it.
func (l leftovers) goOn() {
	mark("goes on")
	l.look()
	runtime.KeepAlive(kept)
	os.Exit(0)
}

// Observe runs a row in a process of its own and puts the line of the table together.
func (r row) observe() string {
	folder, _ := os.MkdirTemp("", "goexits")
	defer os.RemoveAll(folder)
	l := leftovers{folder}
	command := exec.Command(os.Args[0], r.name, folder)
	var out bytes.Buffer
	command.Stdout = &out
	command.Run()
	seen := map[string]bool{}
	for _, line := range strings.Split(out.String(), "\n") {
		if word, ok := strings.CutPrefix(line, "MARK "); ok {
			seen[word] = true
		}
	}
	status := "goes on"
	if !seen["goes on"] {
		status = describe(command.ProcessState)
		seenBefore := os.Stdout
		reader, writer, _ := os.Pipe()
		os.Stdout = writer
		l.look()
		os.Stdout = seenBefore
		writer.Close()
		var text bytes.Buffer
		text.ReadFrom(reader)
		for _, line := range strings.Split(text.String(), "\n") {
			seen[strings.TrimPrefix(line, "MARK ")] = true
		}
	}
	syscall.Kill(l.child(), syscall.SIGKILL)
	cells := []string{r.name, status}
	for _, column := range []string{
		"defer", "elsewhere", "recover", "finalizer", "atexit", "output", "files", "temporary", "children",
	} {
		if column == "atexit" && installHandler == nil {
			cells = append(cells, "?")
		} else if seen[column] {
			cells = append(cells, "yes")
		} else {
			cells = append(cells, "no")
		}
	}
	return "| " + strings.Join(cells, " | ") + " |"
}

func describe(state *os.ProcessState) string {
	if status := state.Sys().(syscall.WaitStatus); status.Signaled() {
		return "signal " + strconv.Itoa(int(status.Signal()))
	}
	return "status " + strconv.Itoa(state.ExitCode())
}

func main() {
	if len(os.Args) > 2 {
		for _, r := range rows {
			if r.name == os.Args[1] {
				r.run(os.Args[2])
			}
		}
		return
	}
	for _, r := range rows {
		// With cgo nobody notices that all goroutines are asleep.
		if installHandler == nil || !strings.HasSuffix(r.name, "asleep") {
			fmt.Println(r.observe())
		}
	}
}
