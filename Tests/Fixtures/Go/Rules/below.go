package rules

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
)

type stageParams struct{ Destination, Base string }

// The folder that the field names lies below one that is removed.
func belowJoined(env *stageParams) error {
	tmp, err := os.MkdirTemp(env.Base, "stage")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	env.Destination = filepath.Join(tmp, "artifact")
	f, err := os.CreateTemp(env.Destination, "probe")
	if err != nil {
		return err
	}
	return f.Close()
}

func belowPathJoined() error {
	tmp, err := os.MkdirTemp("", "stage")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	f, err := os.CreateTemp(path.Join(tmp, "parts"), "probe")
	if err != nil {
		return err
	}
	return f.Close()
}

// Removing a neighbour removes no folder.
func besideRemoved(name string) (string, error) {
	dir := filepath.Dir(name)
	f, err := os.CreateTemp(dir, "copy") // want leak
	if err != nil {
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", err
	}
	return f.Name(), os.Remove(name)
}

// Both callers remove the folder that they give.
func belowCallers(dir string) error {
	f, err := os.CreateTemp(dir, "part")
	if err != nil {
		return err
	}
	return f.Close()
}

func firstCaller() error {
	dir, err := os.MkdirTemp("", "first")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return belowCallers(dir)
}

func secondCaller(dir string) error {
	defer os.RemoveAll(dir)
	return belowCallers(filepath.Join(dir, "second"))
}

// One of the callers does not.
func belowSomeCallers(dir string) error {
	f, err := os.CreateTemp(dir, "part") // want leak
	if err != nil {
		return err
	}
	return f.Close()
}

func thirdCaller() error {
	dir, err := os.MkdirTemp("", "third")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return belowSomeCallers(dir)
}

func fourthCaller() error { return belowSomeCallers("/var/lib/spool") }

// A second result tells whether there is a folder to remove.
func keyFolder(configured string) (string, bool, error) {
	isTemporary := false
	dir := configured
	var err error
	if dir == "" {
		dir, err = os.MkdirTemp("", "keys")
		isTemporary = true
	}
	if err != nil {
		return "", false, err
	}
	return dir, isTemporary, nil
}

func usesKeyFolder(configured string) error {
	dir, isTemporary, err := keyFolder(configured)
	if err != nil {
		return err
	}
	if isTemporary {
		defer os.RemoveAll(dir)
	}
	return os.WriteFile(filepath.Join(dir, "key"), nil, 0o600)
}

func forgetsKeyFolder(configured string) error {
	dir, isTemporary, err := keyFolder(configured) // want leak
	if err != nil {
		return err
	}
	if isTemporary {
		println("temporary")
	}
	return os.WriteFile(filepath.Join(dir, "key"), nil, 0o600)
}

func openIfThere(name string) (*os.File, bool, error) {
	if name == "" {
		return nil, false, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, false, err
	}
	return f, true, nil
}

func usesIfThere(name string) error {
	f, ok, err := openIfThere(name)
	if err != nil || !ok {
		return err
	}
	return f.Close()
}

func forgetsIfThere(name string) (int64, error) {
	f, ok, err := openIfThere(name) // want leak
	if err != nil || !ok {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), f.Close()
}

// The request's context may live on for long.
func withoutOwnContext(client *http.Client, request *http.Request) error {
	_, err := client.Do(request) // want leak
	return err
}
