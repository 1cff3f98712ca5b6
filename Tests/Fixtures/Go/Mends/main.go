// A program with what '--fix' mends. It prints what its functions give, which must stay the same, and how many
// descriptors are left open.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// sent gives what comes one by one, so that nobody can tell how much there will be.
func sent(paths []string) <-chan string {
	sending := make(chan string)
	go func() {
		defer close(sending)
		for _, path := range paths {
			sending <- path
		}
	}()
	return sending
}

func main() {
	folder, err := os.MkdirTemp("", "mends")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	paths := []string{}
	for _, name := range []string{"one", "two", "three"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			panic(err)
		}
		paths = append(paths, path)
	}
	before := descriptors()
	for path := range sent(append(paths, filepath.Join(folder, "none"), folder)) {
		size, err := sizeOf(path)
		fmt.Println("sizeOf", size, err != nil)
		first, err := firstByte(path)
		fmt.Println("firstByte", string(first), err != nil)
		number, err := ofNumber(path)
		fmt.Println("ofNumber", number, err != nil)
		f, err := opened(path)
		fmt.Println("opened", f != nil, err != nil)
		if f != nil {
			f.Close()
		}
	}
	for last := range sent([]string{"one", "none"}) {
		fmt.Println("all", all(append(paths, filepath.Join(folder, last))) != nil)
	}
	for wanted := range sent([]string{"two", "four"}) {
		fmt.Println(find(paths, wanted))
		fmt.Println(count(append(paths, "none", "none"), wanted))
		fmt.Println(search([][]string{paths, paths}, wanted))
		fmt.Println(named(paths, wanted))
	}
	fmt.Println(kept(filepath.Join(folder, "kept")), kept(folder) != nil)
	n, err := keptBeside(filepath.Join(folder, "beside"))
	fmt.Println(n, err)
	fmt.Println(written(filepath.Join(folder, "written")))
	fmt.Println(early(folder))
	var c counter
	fmt.Println(c.add(1), c.add(-1) != nil)
	fmt.Println("sum", c.sum(), c.sum())
	timed()
	fmt.Println("open", descriptors()-before)
}

func descriptors() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

// Never closed: a deferred release.
func sizeOf(path string) (int64, error) {
	f, err := os.Open(path) // the size is asked once
	if err != nil {
		return 0, err
	}

	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Closed on the good path only: a release in front of the other way out.
func firstByte(path string) (byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	var b [1]byte
	if _, err := f.Read(b[:]); err != nil {
		return 0, err
	}
	f.Close()
	return b[0], nil
}

// Handed on where all goes well: a release in front of the other ways out.
func opened(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		return nil, errors.New("a folder")
	case info.Size() == 0:
		return nil, errors.New("empty")
	}
	return f, nil
}

// A loop whose returns give errors alone.
func all(paths []string) error {
	for _, path := range paths {
		if path == "" {
			continue
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		text := `a raw
string stays
	where it is`
		if strings.Contains(path, text) {
			return fmt.Errorf("a strange name: %q", path)
		}
	}
	return nil
}

// A loop that is left early.
func find(paths []string, wanted string) (string, error) {
	found := ""
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return "", err
		}
		defer f.Close()
		if filepath.Base(f.Name()) == wanted {
			found = path
			break
		}
	}
	return filepath.Base(found), nil
}

// A loop that only breaks and goes on.
func count(paths []string, wanted string) int {
	n := 0
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer f.Close()
		n++
		if filepath.Base(f.Name()) == wanted {
			break
		}
		for i := 0; i < 3; i++ {
			if i == 1 {
				break
			}
		}
	}
	return n
}

// Labels, in a loop within another.
func search(groups [][]string, wanted string) int {
	n := 0
groups:
	for _, paths := range groups {
		for _, path := range paths {
			f, err := os.Open(path)
			if err != nil {
				continue groups
			}
			defer f.Close()
			n++
			switch filepath.Base(f.Name()) {
			case wanted:
				break groups
			case "three":
				continue groups
			}
		}
	}
	return n
}

// Named results, and a bare return.
func named(paths []string, wanted string) (n int, err error) {
	for _, path := range paths {
		f, err2 := os.Open(path)
		if err2 != nil {
			err = err2
			return
		}
		defer f.Close()
		n++
		if filepath.Base(f.Name()) == wanted {
			return
		}
	}
	return n + 100, nil
}

// The error of a deferred release becomes the function's.
func kept(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString("kept")
	return err
}

// The same beside another result, which has no name yet.
func keptBeside(path string) (int, error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.WriteString("beside")
}

// Closed before the error of the last write is asked for, which is told of first.
func written(path string) (int, error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	n, err := f.WriteString("written")
	f.Close()
	if err != nil {
		return 0, err
	}
	return n, nil
}

// Deferred before the check.
func early(path string) error {
	root, err := os.OpenRoot(path)
	defer root.Close()
	if err != nil {
		return err
	}
	_, err = root.Stat(".")
	return err
}

type counter struct {
	mu sync.RWMutex
	n  int
}

// A lock that stays taken where the number is wrong.
func (c *counter) add(n int) error {
	c.mu.Lock()
	if n < 0 {
		if n == -1 {
			c.mu.Unlock()
			return errors.New("minus one")
		}
		return errors.New("negative")
	}
	c.n += n
	c.mu.Unlock()
	return nil
}

// A lock given back in the wrong mode would end the program; it is only called once it is mended.
func (c *counter) wrongMode() int {
	c.mu.RLock()
	n := c.n
	c.mu.Unlock()
	return n
}

func (c *counter) sum() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.n
}

// A time that is taken too early.
func timed() {
	start := time.Now()
	defer tell(time.Since(start))
	trace := begin
	_ = trace
	defer begin()
}

func tell(d time.Duration) { fmt.Println("timed", d >= 0) }

// begin says that something has begun, and gives what says that it has ended.
func begin() func() {
	fmt.Println("begun")
	return func() { fmt.Println("ended") }
}

// ofNumber has a descriptor by its number, which has no methods.
func ofNumber(path string) (int64, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		return 0, err
	}
	var stat syscall.Stat_t
	if err := syscall.Fstat(fd, &stat); err != nil {
		return 0, err
	}
	return int64(stat.Mode & syscall.S_IFMT), nil
}
