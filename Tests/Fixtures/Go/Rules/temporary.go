package fixtures

import (
	"log"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func removedWithoutAsking(text string) error {
	f, err := os.CreateTemp("", "a")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	_ = f.Close()
	_ = os.Remove(f.Name())
	return err
}

func removedByDeferredLiteral(text string) error {
	dir, err := os.MkdirTemp("", "a")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	return os.WriteFile(filepath.Join(dir, "a"), []byte(text), 0o600)
}

func removedOrLogged(text string) error {
	dir, err := os.MkdirTemp("", "a")
	if err != nil {
		return err
	}
	err = os.WriteFile(filepath.Join(dir, "a"), []byte(text), 0o600)
	if rerr := os.RemoveAll(dir); rerr != nil {
		log.Print(rerr)
	}
	return err
}

func closeAndRemove(f *os.File) {
	if err := f.Close(); err != nil {
		log.Print(err)
	}
	if err := os.Remove(f.Name()); err != nil {
		log.Print(err)
	}
}

func removedByHelper(text string) (*os.File, error) {
	f, err := os.CreateTemp("", "a")
	if err != nil {
		return nil, err
	}
	if _, err := f.WriteString(text); err != nil {
		closeAndRemove(f)
		return nil, err
	}
	return f, nil
}

func movedIntoPlace(text, path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), "a") // want leak
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	f.Close()
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	// Where the rename fails, the file stays.
	return os.Rename(f.Name(), path)
}

func movedWithoutAsking(path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), "a")
	if err != nil {
		return err
	}
	f.Close()
	_ = os.Rename(f.Name(), path)
	return nil
}

func belowTheTestsFolder(t testing.TB) string {
	dir, err := os.MkdirTemp(t.TempDir(), "a")
	if err != nil {
		panic(err)
	}
	return filepath.Join(dir, "database")
}

func knownToBeGone(root string) error {
	dir, err := os.MkdirTemp(root, "a")
	if err != nil {
		return err
	}
	if _, err := os.Stat(dir); os.IsNotExist(err) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	defer os.RemoveAll(dir)
	return nil
}

func writeAll(f *os.File, n int) (int, error) {
	return f.Write(make([]byte, n))
}

func packedByFunction(n int) (*os.File, int, error) {
	f, err := os.CreateTemp("", "a")
	if err != nil {
		return nil, 0, err
	}
	count, err := writeAll(f, n)
	if err != nil {
		closeAndRemove(f)
		return nil, 0, err
	}
	return f, count, nil
}

func packedByFunctionAndForgotten(n int) error {
	f, count, err := packedByFunction(n) // want leak
	if err != nil {
		return err
	}
	if count == 0 {
		return os.ErrNotExist
	}
	_, err = f.Write(nil)
	return err
}

// Two helpers lie between the name and its removal.
func movedByHelpers(target string) (err error) {
	f, err := os.CreateTemp("", "moved")
	if err != nil {
		return err
	}
	name := f.Name()
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	return moveInto(name, target)
}

func moveInto(name, target string) error { return moveOnce(name, target) }

func moveOnce(name, target string) error { return os.Rename(name, target) }

// The literal has its parameter from when it is deferred; that a return sets the variable does not matter.
func removedByItsParameter(target string) (name string, failure error) {
	f, err := os.CreateTemp("", "bound")
	if err != nil {
		return "", err
	}
	f.Close()
	name = f.Name()
	defer func(name string) {
		if failure != nil {
			os.RemoveAll(name)
		}
	}(name)
	if err := os.Chmod(target, 0o600); err != nil {
		return "", err
	}
	return name, nil
}

// What the parameter is does not help where nothing is removed by it.
func keptByItsParameter(target string) (name string, failure error) {
	f, err := os.CreateTemp("", "bound") // want leak
	if err != nil {
		return "", err
	}
	f.Close()
	name = f.Name()
	defer func(name string) {
		if failure == nil {
			os.RemoveAll(name)
		}
	}(name)
	if err := os.Chmod(target, 0o600); err != nil {
		return "", err
	}
	return name, nil
}

type workspace struct{ root string }

func newWorkspace(root string) *workspace { return &workspace{root: root} }

func (w *workspace) clear() { os.RemoveAll(w.root) }

func (w *workspace) path() string { return w.root }

// What keeps the name removes the folder.
func removedByItsKeeper() error {
	dir, err := os.MkdirTemp("", "kept")
	if err != nil {
		return err
	}
	w := newWorkspace(dir)
	defer w.clear()
	return os.Chmod(w.path(), 0o700)
}

// Whoever gets the keeper gets the folder with it.
func openWorkspace() (*workspace, error) {
	dir, err := os.MkdirTemp("", "kept")
	if err != nil {
		return nil, err
	}
	return newWorkspace(dir), nil
}

// Its number of owners is one: nobody removes it where the keeper is not used.
func forgetsWorkspace() error {
	w, err := openWorkspace()
	if err != nil {
		return err
	}
	return os.Chmod(w.path(), 0o700) // miss leak the name is asked for by a method, and may be kept
}

type area interface{ clear() }

func newArea(root string) area { return &workspace{root: root} }

func removedBehindAnInterface() error {
	dir, err := os.MkdirTemp("", "kept")
	if err != nil {
		return err
	}
	a := newArea(dir)
	defer a.clear()
	return os.Chmod(dir, 0o700)
}

// Who is told the name cannot close the file.
func toldTheName(tell func(string) error) error {
	f, err := os.CreateTemp("", "told") // want leak
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	args := []string{"--file", f.Name()}
	if err := tell(args[1]); err != nil {
		return err
	}
	return tell(f.Name())
}

// A name that was given is not empty.
func removedUnlessItsNameIsEmpty(path string) error {
	f, err := os.CreateTemp("", "named")
	if err != nil {
		return err
	}
	name := f.Name()
	defer func() {
		if name != "" {
			os.Remove(name)
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(name, path); err != nil {
		return err
	}
	name = ""
	return nil
}

func removedWhereItsNameIsEmpty(path string) error {
	f, err := os.CreateTemp("", "named") // want leak
	if err != nil {
		return err
	}
	name := f.Name()
	defer func() {
		if name == "" {
			os.Remove(name)
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	return os.Chmod(path, 0o600)
}

// A name that is there has a length.
func removedWhereItHasAName(text string) error {
	name, err := writtenTemporarily(text)
	if len(name) > 0 {
		defer os.Remove(name)
	}
	return err
}

func removedWhereItIsLong(text string) error {
	name, err := writtenTemporarily(text) // want leak
	if len(name) > 20 {
		defer os.Remove(name)
	}
	return err
}

func writtenTemporarily(text string) (string, error) {
	f, err := os.CreateTemp("", "a")
	if err != nil {
		return "", err
	}
	if _, err := f.WriteString(text); err != nil {
		f.Close()
		os.Remove(f.Name())
		return "", err
	}
	if err := f.Close(); err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// What undoes it may have been made before, and leaves with the error as well.

func bindUnder(root string) (func(), error) {
	target := filepath.Join(root, "proc")
	undo := func() { syscall.Unmount(target, 0) }
	if err := syscall.Mount("/proc", target, "", syscall.MS_BIND, ""); err != nil {
		return undo, err
	}
	if err := os.Chmod(root, 0o755); err != nil {
		return undo, err
	}
	return undo, nil
}

func bindUnderAndForget(root string) (func(), error) {
	target := filepath.Join(root, "proc")
	tell := func() { println(root) }
	if err := syscall.Mount("/proc", target, "", syscall.MS_BIND, ""); err != nil { // want leak
		return nil, err
	}
	if err := os.Chmod(root, 0o755); err != nil {
		return tell, err
	}
	if err := syscall.Unmount(target, 0); err != nil {
		return nil, err
	}
	return tell, nil
}
