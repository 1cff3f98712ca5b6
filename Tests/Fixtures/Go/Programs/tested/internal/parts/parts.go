// Package parts has functions of which one is only used by its tests.
package parts

import (
	"os"
	"sync"
)

func sizeOf(path string) int64 {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return end
}

func sizesOf(paths []string) int64 {
	var sum int64
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer f.Close() // warning defer-in-loop
		if end, err := f.Seek(0, 2); err == nil {
			sum += end
		}
	}
	return sum
}

func modeOf(path string) os.FileMode {
	f, err := os.Open(path) // error leak
	if err != nil {
		return 0
	}
	end, err := f.Seek(0, 2)
	if err != nil {
		return 0
	}
	return os.FileMode(end)
}

// Mode is used by whoever imports the package.
func Mode(path string) os.FileMode { return modeOf(path) }

type counter struct {
	mu sync.Mutex
	n  int
}

// add panics, which only its test survives.
func (c *counter) add(n int) {
	c.mu.Lock()
	if c.n += n; c.n < 0 {
		panic("negative")
	}
	c.mu.Unlock()
}

// remove panics as well, and tidy survives it.
func (c *counter) remove(n int) {
	c.mu.Lock() // warning leak-on-throw
	if c.n -= n; c.n < 0 {
		panic("negative")
	}
	c.mu.Unlock()
}

func (c *counter) tidy() {
	defer func() { _ = recover() }()
	c.remove(1)
}

// Count counts.
func Count() int {
	c := &counter{}
	c.add(1)
	c.tidy()
	return c.n
}

// end is called where a panic has been stopped, and not under it.
func (c *counter) end() {
	c.mu.Lock()
	if c.n < 0 {
		panic("ended twice")
	}
	c.n = -1
	c.mu.Unlock()
}

// Run counts until something panics.
func Run(work func()) {
	c := &counter{}
	defer func() {
		if recover() != nil {
			c.end()
		}
	}()
	work()
}
