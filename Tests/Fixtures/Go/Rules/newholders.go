package fixtures

import (
	"io"
	"os"
)

// A function gives a new object that holds what it was given: whoever called it still has that.

type disk struct {
	file *os.File
	size int64
}

func newDisk(f *os.File) *disk {
	d := &disk{file: f}
	if info, err := f.Stat(); err == nil {
		d.size = info.Size()
	}
	return d
}

func (d *disk) Close() error { return d.file.Close() }

func (d *disk) first() (byte, error) {
	var b [1]byte
	_, err := d.file.ReadAt(b[:], 0)
	return b[0], err
}

func firstOfDisk(path string) (byte, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return 0, err
	}
	d := newDisk(f)
	b, err := d.first()
	if err != nil {
		return 0, err
	}
	return b, d.Close()
}

func firstOfDiskClosed(path string) (byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	d := newDisk(f)
	defer d.Close()
	return d.first()
}

func firstOfDiskFileClosed(path string) (byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return newDisk(f).first()
}

// It may go on to somebody else.

var disks []*disk

func keepDisk(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	disks = append(disks, newDisk(f))
	return nil
}

// Through an interface it is released, or may be.

type holding interface {
	io.Closer
	first() (byte, error)
}

func firstOfHolder(path string) (byte, error) {
	var s holding
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	s = newDisk(f)
	defer s.Close()
	return s.first()
}

func drainHolder(s holding) (byte, error) {
	defer s.Close()
	return s.first()
}

func firstDrained(path string) (byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	return drainHolder(newDisk(f))
}

func lookAtHolder(s holding) (byte, error) { return s.first() }

func firstLookedAt(path string) (byte, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return 0, err
	}
	return lookAtHolder(newDisk(f))
}

// One that others know of is not new: who has that has the file.

var lastDisk *disk

func newKnownDisk(f *os.File) *disk {
	d := &disk{file: f}
	lastDisk = d
	return d
}

func firstOfKnownDisk(path string) (byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	return newKnownDisk(f).first()
}

// A function that may fail gives a new object where it does not.

func openedDisk(f *os.File) (*disk, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return &disk{file: f, size: info.Size()}, nil
}

func sizeOfOpenedDisk(path string) (int64, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return 0, err
	}
	d, err := openedDisk(f)
	if err != nil {
		return 0, err
	}
	return d.size, nil
}

func sizeOfOpenedDiskClosed(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	d, err := openedDisk(f)
	if err != nil {
		f.Close()
		return 0, err
	}
	defer d.Close()
	return d.size, nil
}

// One that gives an error and never fails leaves nothing behind.

func wrappedDisk(f *os.File) (*disk, error) { return &disk{file: f}, nil }

func keepWrappedDisk(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	d, err := wrappedDisk(f)
	if err != nil {
		return err
	}
	disks = append(disks, d)
	return nil
}

// More names than are kept: what is known of the paths before them holds all the same.

type rack struct{ a, b, c, d, e, f, g, h *disk }

func fillRack(path string, check func() error) (*rack, error) {
	f, err := os.Open(path) // want leak
	if err != nil {
		return nil, err
	}
	if err := check(); err != nil {
		return nil, err
	}
	d := newDisk(f)
	return &rack{a: d, b: d, c: d, d: d, e: d, f: d, g: d, h: d}, nil
}
