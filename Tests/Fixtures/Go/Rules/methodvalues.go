package fixtures

import "os"

// Who has a method of an object cannot release it by that, unless it is the method that does.

type read = func([]byte) (int, error)

type feeder struct{ from read }

var feeders []read

func (f *feeder) keep(from read) { f.from = from }

func keepForAll(from read) { feeders = append(feeders, from) }

func passOn(from read) read { return from }

func readAll(size int64, from read) ([]byte, error) {
	data := make([]byte, size)
	for n := 0; n < len(data); {
		count, err := from(data[n:])
		if err != nil {
			return nil, err
		}
		n += count
	}
	return data, nil
}

func readAllLater(from read) { go from(nil) }

func callAtEnd(end func() error) error { return end() }

func readsByMethod(name string) ([]byte, error) {
	f, err := os.Open(name) // want leak
	if err != nil {
		return nil, err
	}
	return readAll(7, f.Read)
}

func readsByMethodAndCloses(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(7, f.Read)
}

func readsByMethodInATask(name string) error {
	f, err := os.Open(name) // want leak
	if err != nil {
		return err
	}
	readAllLater(f.Read)
	return nil
}

// The method that releases is a release.
func closesByMethod(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return callAtEnd(f.Close)
}

// Whoever keeps the method keeps the object with it, and may be meant to.
func (f *feeder) keepsMethod(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	f.keep(file.Read)
	return nil
}

func keepsMethodForAll(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	keepForAll(f.Read)
	return nil
}

func givesMethod(name string) (read, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return passOn(f.Read), nil
}

// Nothing is known of who gets it.
func givesMethodToAny(name string, sink func(read)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	sink(f.Read)
	return nil
}
