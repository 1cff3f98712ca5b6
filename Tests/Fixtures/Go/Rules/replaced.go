package fixtures

import (
	"net"
	"os"
	"path/filepath"
)

func removesTheResult(name string) (folder string, err error) {
	folder, err = os.MkdirTemp("", "replaced") // want leak
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(folder)
		}
	}()
	if err = os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
		return "", err
	}
	return folder, nil
}

func removesTheResultThatStays(name string) (folder string, err error) {
	folder, err = os.MkdirTemp("", "replaced")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(folder)
		}
	}()
	if err = os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
		return folder, err
	}
	return folder, nil
}

func removesByANameOfItsOwn(name string) (folder string, err error) {
	made, err := os.MkdirTemp("", "replaced")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(made)
		}
	}()
	if err = os.WriteFile(filepath.Join(made, name), nil, 0o600); err != nil {
		return "", err
	}
	return made, nil
}

func closesTheResult(address string, greeting []byte) (conn net.Conn, err error) {
	conn, err = net.Dial("tcp", address) // want leak
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil && conn != nil {
			conn.Close()
		}
	}()
	if _, err := conn.Write(greeting); err != nil {
		return nil, err
	}
	return conn, nil
}

func closesTheSecondOnly(first, second string) error {
	f, err := os.Open(first) // want leak
	if err != nil {
		return err
	}
	defer func() { f.Close() }()
	f, err = os.Open(second)
	return err
}

func closesEachByAParameter(first, second string) error {
	f, err := os.Open(first)
	if err != nil {
		return err
	}
	defer func(f *os.File) { f.Close() }(f)
	f, err = os.Open(second)
	if err != nil {
		return err
	}
	defer func(f *os.File) { f.Close() }(f)
	return nil
}

func closesTheFirstByHand(first, second string, again bool) error {
	f, err := os.Open(first)
	if err != nil {
		return err
	}
	defer func() { f.Close() }()
	if again {
		f.Close()
		f, err = os.Open(second)
	}
	return err
}

func closesTheLastOnly(paths []string) error {
	var f *os.File
	defer func() { f.Close() }()
	for _, path := range paths {
		var err error
		f, err = os.Open(path) // want leak
		if err != nil {
			return err
		}
	}
	return nil
}

func closesEachRoundsOwn(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { f.Close() }() // want defer-in-loop
	}
	return nil
}

func closesWhatIsOpenAlready(paths []string) error {
	var f *os.File
	defer func() {
		if f != nil {
			f.Close()
		}
	}()
	for _, path := range paths {
		if f != nil {
			f.Close()
		}
		var err error
		f, err = os.Open(path)
		if err != nil {
			return err
		}
	}
	return nil
}
