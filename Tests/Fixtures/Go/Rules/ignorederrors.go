package rules

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
)

// The classic: the deferred Close is the only one.
func copyTo(path string, from io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	_, err = io.Copy(f, from)
	return err
}

// The deferred one is for the failures, the last one tells.
func copyChecked(path string, from io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := io.Copy(f, from); err != nil {
		return err
	}
	return f.Close()
}

func copySynced(path string, from io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := io.Copy(f, from); err != nil {
		return err
	}
	return f.Sync()
}

// A deferred literal that looks at the error, and one that does not.
func copyDeferredCheck(path string, from io.Reader) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
	}()
	_, err = io.Copy(f, from)
	return err
}

func copyDeferredLiteral(path string, from io.Reader) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		f.Close() // want ignored-release-error
		log.Print("copied")
	}()
	_, err = io.Copy(f, from)
	return err
}

func closeInto(f *os.File, err *error) {
	if closeErr := f.Close(); *err == nil {
		*err = closeErr
	}
}

func copyDeferredHelper(path string, from io.Reader) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer closeInto(f, &err)
	_, err = io.Copy(f, from)
	return err
}

// A Close as a statement in front of the good end, and such ones where something failed.
func storeText(path, text string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		f.Close()
		return err
	}
	if len(text) > 100 {
		f.Close()
		return errors.New("too long")
	}
	f.Close() // want ignored-release-error
	return nil
}

// It is said that nobody wants the error.
func storeCarelessly(path, text string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		_ = f.Close()
		return err
	}
	_ = f.Close()
	return nil
}

func storeCarelesslyLater(path, text string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	_, err = f.WriteString(text)
	return err
}

// Nothing was written.
func touch(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	f.Close()
	return nil
}

// The name of the file goes to a call, not the file.
func touchWithMode(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	return os.Chmod(path, 0o640)
}

// An existing file of the system, no output of ours.
func tell(value string) error {
	f, err := os.OpenFile("/proc/self/oom_score_adj", os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(value)
	return err
}

// The function cannot say it.
func storeSilently(path, text string) bool {
	f, err := os.Create(path)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = f.WriteString(text)
	return err == nil
}

// Writers over the file: each of them has an end to write.
func storePacked(path string, text []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	z := gzip.NewWriter(f)
	defer z.Close() // want ignored-release-error
	_, err = z.Write(text)
	return err
}

func storeBuffered(path string, lines []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func storeArchive(path string, names []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // the last one tells
	z := zip.NewWriter(f)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			z.Close()
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}

// Over memory, an end cannot be lost.
func packInMemory(w io.Writer, text []byte) error {
	z := gzip.NewWriter(w)
	defer z.Close()
	_, err := z.Write(text)
	return err
}

// Some paths look, others do not.
func storeSometimes(path, text string, sure bool) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // miss ignored-release-error where 'sure' is false, nobody looks
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	if sure {
		if err := f.Sync(); err != nil {
			return err
		}
	}
	return nil
}

// Another one has the file.
type journal struct{ f *os.File }

func newJournal(path string) (*journal, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if _, err := f.WriteString("journal\n"); err != nil {
		f.Close()
		return nil, err
	}
	return &journal{f: f}, nil
}

func (j *journal) Close() error { return j.f.Close() }

// A temporary file is read again here.
func spool(from io.Reader, use func(io.Reader) error) error {
	f, err := os.CreateTemp("", "spool")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := io.Copy(f, from); err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return use(f)
}

// What is removed at the end is a draft.
func draft(path string, from io.Reader, send func(string) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer os.Remove(path)
	defer f.Close()
	if _, err := io.Copy(f, from); err != nil {
		return err
	}
	return send(path)
}

// The Close of a failure that is no failure for the caller is not the one to complain of.
func copyUpTo(path string, from io.Reader, size int64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.CopyN(f, from, size); err != nil {
		f.Close()
		if err != io.EOF {
			return err
		}
		return nil
	}
	f.Close() // want ignored-release-error
	return nil
}

// A child writes to it, and has a descriptor of its own: nothing of this process is lost with it.
func outputOfAChild(path string) (*exec.Cmd, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cmd := exec.Command("true")
	cmd.Stdout = f
	log.Println("starts", cmd.Args)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return cmd, nil
}

type report struct {
	title string
	out   io.Writer
}

// What a part of something holds is written to by who is given the whole.
func outputInAPart(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	var r report
	r.out = f
	return fill(&r, os.Stdin)
}

func fill(r *report, from io.Reader) error {
	_, err := io.Copy(r.out, from)
	return err
}

// It is made where it is not there, and only read.
func readOrMake(path string) error {
	f, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	return fill(&report{}, f)
}

// What is added to a file may be lost as well.
func appendsTo(path, line string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	_, err = f.WriteString(line)
	return err
}

// A file of the kernel is written when it is written.
func setsValue(path, value string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(value)
	return err
}

// A helper says nothing of what it hears.
func closeQuietly(f *os.File) { f.Close() }

func closeAndTell(f *os.File) {
	if err := f.Close(); err != nil {
		fmt.Println(err)
	}
}

func writesAndClosesQuietly(path, text string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer closeQuietly(f) // want ignored-release-error
	_, err = f.WriteString(text)
	return err
}

func writesAndTells(path, text string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer closeAndTell(f)
	_, err = f.WriteString(text)
	return err
}

// Who only says whose a file is writes nothing to it.

func ownedBy(f *os.File, user int) error {
	if user < 0 {
		return os.ErrInvalid
	}
	return f.Chown(user, user)
}

func headedBy(f *os.File, line string) error {
	_, err := f.WriteString(line)
	return err
}

func flagFile(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return ownedBy(f, 1)
}

func headedFile(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	return headedBy(f, path)
}

// Who decodes a file writes nothing to it, however it was opened.
func settingsIn(path string) (map[string]string, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	settings := map[string]string{}
	if err := json.NewDecoder(f).Decode(&settings); err != nil {
		return nil, err
	}
	return settings, nil
}

// Who encodes into it does.
func keepSettings(path string, settings map[string]string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	return json.NewEncoder(f).Encode(settings)
}
