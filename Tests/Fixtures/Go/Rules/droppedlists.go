package fixtures

import (
	"errors"
	"os"
)

// What is in the list goes with it where a later one cannot be had.
func opensAll(paths []string) ([]*os.File, error) {
	var all []*os.File
	for _, path := range paths {
		f, err := os.Open(path) // want leak
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

func opensAllByName(paths []string) (map[string]*os.File, error) {
	all := make(map[string]*os.File, len(paths))
	for _, path := range paths {
		f, err := os.Open(path) // want leak
		if err != nil {
			return nil, err
		}
		all[path] = f
	}
	if len(all) == 0 {
		return nil, errors.New("none")
	}
	return all, nil
}

// The caller gets what there is.
func opensSome(paths []string) ([]*os.File, error) {
	var all []*os.File
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return all, err
		}
		all = append(all, f)
	}
	return all, nil
}

func opensAllOrNone(paths []string) ([]*os.File, error) {
	var all []*os.File
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			for _, one := range all {
				one.Close()
			}
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

func opensAllOrNoneByDefer(paths []string) (_ []*os.File, failure error) {
	var all []*os.File
	defer func() {
		if failure != nil {
			closeFiles(all)
		}
	}()
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

func closeFiles(all []*os.File) {
	for _, one := range all {
		one.Close()
	}
}

// The list is somebody else's as well.
func opensMore(all []*os.File, paths []string) ([]*os.File, error) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// Nothing fails once the first is in it.
func opensOne(path string) ([]*os.File, error) {
	var all []*os.File
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	all = append(all, f)
	return all, nil
}

// What is put into the list is no file.
func sizesOfAll(paths []string) ([]int64, error) {
	var all []int64
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		size, err := f.Seek(0, 2)
		f.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, size)
	}
	return all, nil
}
