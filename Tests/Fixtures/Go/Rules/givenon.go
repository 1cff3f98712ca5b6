package fixtures

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// A lock that leaves with what gives it back is whoever's has that.

type tally struct {
	counting sync.Mutex
	count    int
}

func (c *tally) hold() func() {
	c.counting.Lock()
	return c.counting.Unlock
}

func (c *tally) holdByLiteral() func() {
	c.counting.Lock()
	return func() { c.counting.Unlock() }
}

func (c *tally) length() int {
	defer c.hold()()
	return c.count
}

// A lock that is only held where nil comes back.

type gate struct{ passing sync.RWMutex }

func (g *gate) isOpen() error { return nil }

func (g *gate) enter() error {
	if err := g.isOpen(); err != nil {
		return err
	}
	g.passing.Lock()
	return nil
}

func (g *gate) pass() error {
	if err := g.enter(); err != nil {
		return err
	}
	g.passing.Unlock()
	return nil
}

func (g *gate) passOnce(again bool) error {
	if err := g.enter(); err != nil { // want leak
		return err
	}
	if again {
		return errors.New("again")
	}
	g.passing.Unlock()
	return nil
}

// A lock that goes with a task, whose worker gives it back.

type crew struct {
	working sync.RWMutex
	tasks   chan func()
}

func (c *crew) work() {
	go func() {
		for task := range c.tasks {
			task()
			c.working.RUnlock()
		}
	}()
}

func (c *crew) put(task func()) {
	c.working.RLock()
	c.tasks <- task // want held-while-blocking
}

// A lock that a helper takes for its caller, waiting in between.

type registry struct {
	quiet sync.RWMutex
	busy  map[string]int
	names map[string]int
}

func (r *registry) lockQuiet() {
	for {
		r.quiet.RLock()
		if len(r.busy) == 0 {
			return
		}
		r.quiet.RUnlock()
		time.Sleep(time.Millisecond)
	}
}

func (r *registry) size() int {
	r.lockQuiet()
	size := len(r.names)
	r.quiet.RUnlock()
	return size
}

// A helper that asks for nil may be deferred before the check.

func drop(answer *http.Response) {
	if answer != nil && answer.Body != nil {
		answer.Body.Close()
	}
}

func dropHard(answer *http.Response) { answer.Body.Close() }

func stop(client *http.Client, address string) error {
	answer, err := client.Get(address)
	defer drop(answer)
	if err != nil {
		return err
	}
	return nil
}

func stopHard(client *http.Client, address string) error {
	answer, err := client.Get(address)
	defer dropHard(answer) // want defer-before-check
	if err != nil {
		return err
	}
	return nil
}

// An object that leaves beside what closes it.

func spool(name string) (io.Reader, func(), error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	return file, func() { file.Close() }, nil
}

func useSpool(name string) error {
	in, cleanup, err := spool(name)
	if err != nil {
		return err
	}
	defer cleanup()
	_, err = io.ReadAll(in)
	return err
}

// One duty under two names.

type recording struct{ file *os.File }

func (r *recording) Close() error { return r.file.Close() }

func record(name string) (*os.File, *recording, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, nil, err
	}
	return file, &recording{file: file}, nil
}

func useRecording(name string) error {
	_, recording, err := record(name)
	if err != nil {
		return err
	}
	return recording.Close()
}

// An answer that is read to its end has given its connection back, which is a note; one without a body never had it.

func readAll(address string) ([]byte, error) {
	answer, err := http.Get(address) // want leak
	if err != nil {
		return nil, err
	}
	return io.ReadAll(answer.Body)
}

func readSome(address string, buffer []byte) (int, error) {
	answer, err := http.Get(address) // want leak
	if err != nil {
		return 0, err
	}
	return answer.Body.Read(buffer)
}

func exists(address string) bool {
	answer, err := http.Head(address)
	return err == nil && answer.StatusCode == http.StatusOK
}

func name(database *sql.DB) (found string, err error) {
	row := database.QueryRow("SELECT name FROM users")
	if err := row.Err(); err != nil {
		return "", err
	}
	err = row.Scan(&found)
	return found, err
}

func dial(address string) (net.Conn, error) {
	connection, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	if err := connection.SetDeadline(time.Time{}); err != nil {
		return nil, err
	}
	return connection, nil
}

func share(folder string) error {
	return syscall.Mount("", folder, "", syscall.MS_SHARED|syscall.MS_REC, "")
}

func mountAndForget(base string) error {
	folder := base + "/proc"
	return syscall.Mount("proc", folder, "proc", 0, "") // want leak
}

func unmountAtLast(base string) error {
	if err := syscall.Mount("proc", base+"/proc", "proc", 0, ""); err != nil {
		return err
	}
	defer syscall.Unmount(base+"/proc", 0)
	return nil
}

// Another spelling of the name is the name.

func folderAt(names map[int]string, base string) error {
	folder, err := os.MkdirTemp(base, "x")
	if err != nil {
		return err
	}
	names[1] = filepath.Base(folder)
	return nil
}

// What the round hands on outlives it.

func openAll(names []string) []io.Reader {
	var all []io.Reader
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			continue
		}
		defer file.Close()
		all = append(all, file)
	}
	return all
}

func race(ctx context.Context, attempts []func(context.Context)) {
	for _, attempt := range attempts {
		inner, cancel := context.WithCancel(ctx)
		defer cancel()
		go attempt(inner)
	}
}

// Said to be meant.

func untilTheParentEnds(ctx context.Context, work func(context.Context)) {
	inner, cancel := context.WithCancel(ctx)
	_ = cancel
	go work(inner)
}

func switchedOff(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	if false {
		defer file.Close()
	}
	return file.Close()
}

// A process that somebody else keeps.

var viewers []*os.Process

func view(name string) error {
	command := exec.Command("viewer", name)
	if err := command.Start(); err != nil {
		return err
	}
	viewers = append(viewers, command.Process)
	return nil
}

func runIfReady(ready bool) (err error) {
	command := exec.Command("x")
	if ready {
		err = command.Start()
	}
	if command.Process != nil {
		err = command.Wait()
	}
	return err
}

// The round releases what it holds; the defer is for the way out in between.

func eachAlone(names []string, use func(io.Reader) error) error {
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		if err := use(file); err != nil {
			return err
		}
		file.Close()
	}
	return nil
}

func closeAll(closers ...io.Closer) {
	for _, closer := range closers {
		closer.Close()
	}
}

func copyAndCloseAll(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	out, err := os.Create(to)
	if err != nil {
		in.Close()
		return err
	}
	defer closeAll(in, out)
	_, err = io.Copy(out, in)
	return err
}

// What lies in a folder that goes with its owner goes with it.

type build struct {
	folder string
	cache  string
}

func (b *build) Close() error { return os.RemoveAll(b.folder) }

func (b *build) output() (string, error) {
	folder, err := os.MkdirTemp(b.folder, "out")
	if err != nil {
		return "", err
	}
	if err := os.Chdir(folder); err != nil {
		return "", err
	}
	return folder, nil
}

func (b *build) cached() (string, error) {
	folder, err := os.MkdirTemp(b.cache, "out") // want leak
	if err != nil {
		return "", err
	}
	if err := os.Chdir(folder); err != nil {
		return "", err
	}
	return folder, nil
}

// A literal that makes the failing results gives no file, so that what the function gives otherwise is fresh.
func openUnless(name string, isForbidden bool) (*os.File, error) {
	refuse := func(why string) (*os.File, error) {
		return nil, errors.New(why)
	}
	if isForbidden {
		return refuse("forbidden")
	}
	return os.Open(name)
}

func firstBytes(name string, into []byte) (int, error) {
	opened, err := openUnless(name, false) // want leak
	if err != nil {
		return 0, err
	}
	return opened.Read(into)
}

func firstBytesMended(name string, into []byte) (int, error) {
	opened, err := openUnless(name, false)
	if err != nil {
		return 0, err
	}
	defer opened.Close()
	return opened.Read(into)
}

func removeAll(files ...*os.File) {
	for _, f := range files {
		if f != nil {
			os.Remove(f.Name())
		}
	}
}

func twoDrafts() (*os.File, *os.File, error) {
	one, err := os.CreateTemp("", "one")
	if err != nil {
		return nil, nil, err
	}
	two, err := os.CreateTemp("", "two")
	return one, two, err
}

// A helper for several looks at each.
func draftsRemovedBeforeTheCheck() error {
	one, two, err := twoDrafts()
	defer removeAll(one, two)
	if err != nil {
		return err
	}
	one.Close()
	return two.Close()
}
