// A library: what ends by itself, what may be memory, what is left alone, and what somebody else's comment speaks of.
package late

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"time"
)

func Names(tx *sql.Tx) ([]string, error) {
	rows, err := tx.Query("SELECT name FROM persons") // note leak
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

func NamesOfAll(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT name FROM persons") // error leak
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

func Wait(work func(context.Context)) {
	ctx, _ := context.WithTimeout(context.Background(), time.Second) // note leak
	work(ctx)
}

func Exists(files fs.FS, name string) bool {
	_, err := files.Open(name) // error leak
	return err == nil
}

func Show(address string) error {
	return exec.Command("xdg-open", address).Start() // note leak
}

// Show leaves one child or the other to itself, and both are told the same.
func Show(address string, isDark bool) {
	if isDark {
		_ = exec.Command("xdg-open", "--dark", address).Start() // note leak
	} else {
		_ = exec.Command("xdg-open", address).Start() // note leak
	}
}

func Stop(name string) error {
	cmd := exec.Command(name)
	if err := cmd.Start(); err != nil { // error leak
		return err
	}
	return cmd.Process.Kill()
}

func Write(folder, text string) (string, error) {
	f, err := os.CreateTemp(folder, "text") // note leak
	if err != nil {
		return "", err
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		return "", err
	}
	return f.Name(), nil
}

func WriteAnywhere(text string) (string, error) {
	f, err := os.CreateTemp("", "text") // error leak
	if err != nil {
		return "", err
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		return "", err
	}
	return f.Name(), nil
}

func Accept(l net.Listener) (net.Conn, error) {
	conn, err := l.Accept() // note leak
	if err != nil {
		return nil, err
	}
	_, isOurs := conn.LocalAddr().(*net.TCPAddr)
	_, isTheirs := conn.RemoteAddr().(*net.TCPAddr)
	if !isOurs || !isTheirs {
		return nil, errors.New("no TCP")
	}
	return conn, nil
}

func AcceptOneOf(l net.Listener, networks []string) (net.Conn, error) {
	conn, err := l.Accept() // error leak
	if err != nil {
		return nil, err
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetNoDelay(true)
	}
	for _, network := range networks {
		if network == conn.RemoteAddr().Network() {
			return conn, nil
		}
	}
	return nil, errors.New("of another network")
}

func Pages(addresses []string) (int, error) {
	count := 0
	for _, address := range addresses {
		resp, err := http.Get(address)
		if err != nil {
			return 0, err
		}
		defer resp.Body.Close() // note defer-in-loop
		count += resp.StatusCode
	}
	return count, nil
}

func Save(name string, text []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // note ignored-release-error
	_, err = f.Write(text)
	return err
}

func Store(name string, text []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:dupl // warning ignored-release-error
	_, err = f.Write(text)
	return err
}

func Keep(name string, text []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() // #nosec:G307 an error is not critical here // note ignored-release-error
	_, err = f.Write(text)
	return err
}

func KeepElsewhere(name string, text []byte) error {
	f, err := os.Create(name) // #nosec G304 the name is ours
	if err != nil {
		return err
	}
	// #nosec G304 another check
	defer f.Close() // warning ignored-release-error
	_, err = f.Write(text)
	return err
}

func Healthy(url string) bool {
	// nolint:noctx, bodyclose
	_, err := http.Get(url) // note leak
	return err == nil
}

// Convert begins with clearing away what the run before it left.
func Convert(folder string) {
	os.RemoveAll(folder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(folder+"/text", nil, 0o600); err != nil {
		os.Exit(1) // note exit-skips-cleanup
	}
}

// Unpack clears nothing away.
func Unpack(folder string) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(folder+"/text", nil, 0o600); err != nil {
		os.Exit(1) // note exit-skips-cleanup
	}
}

// The child is left to itself; that it may not start changes nothing.
func Begin(path string) error {
	cmd := exec.Command(path)
	err := cmd.Start() // note leak
	if err != nil {
		return fmt.Errorf("start of %v: %w", cmd.Args, err)
	}
	return nil
}

// What closing a listener says that nobody has spoken to is of no use.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { // note defer-result-lost
		if closed := l.Close(); err == nil {
			err = closed
		}
	}()
	return l.Addr().(*net.TCPAddr).Port, err
}

// What closing an output says is.
func Fill(path string) (int, error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer func() { // error defer-result-lost
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	n, err := f.WriteString("x")
	return n, err
}

// What a child is known by to others changes nothing.
func BeginNumbered(path, numbers string) error {
	cmd := exec.Command(path)
	if err := cmd.Start(); err != nil { // note leak
		return err
	}
	return os.WriteFile(numbers, []byte(strconv.Itoa(cmd.Process.Pid)), 0o600)
}

// Closing a file that is not there only fails, and the error is looked at all the same.
func Head(path string) (byte, error) {
	f, err := os.Open(path)
	defer f.Close() // note defer-before-check
	if err != nil {
		return 0, err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	return b[0], err
}

func HeadInALiteral(path string) (byte, error) {
	f, err := os.Open(path)
	defer func(f *os.File) { _ = f.Close() }(f) // note defer-before-check
	if err != nil {
		return 0, err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	return b[0], err
}

// Closing a connection that is not there panics.
func Ask(address string) error {
	c, err := net.Dial("tcp", address)
	defer c.Close() // warning defer-before-check
	if err != nil {
		return err
	}
	_, err = c.Write(nil)
	return err
}

// An answer is read: what closing it says is of no use.
func Status(url string) (int, error) {
	resp, err := http.Get(url)
	if err != nil {
		return 0, err
	}
	defer func(body io.ReadCloser) { // note defer-result-lost
		if closed := body.Close(); closed != nil {
			err = closed
		}
	}(resp.Body)
	return resp.StatusCode, err
}

// Closing what was just made, and not written to, does not fail.
func Reserve() (string, error) {
	f, err := os.CreateTemp("", "reserved") // note leak
	if err != nil {
		return "", err
	}
	name := f.Name()
	if err := f.Close(); err != nil {
		return "", err
	}
	return name, nil
}

// Closing what was written to may.
func ReserveFilled(text []byte) (string, error) {
	f, err := os.CreateTemp("", "reserved") // error leak
	if err != nil {
		return "", err
	}
	name := f.Name()
	if _, err := f.Write(text); err != nil {
		f.Close()
		os.Remove(name)
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", err
	}
	return name, nil
}

// NamesUntil gives its rows up with its own context.
func NamesUntil(parent context.Context, db *sql.DB) ([]string, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	rows, err := db.QueryContext(ctx, "SELECT name FROM persons") // note leak
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// NamesFor depends on a context of its caller's.
func NamesFor(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM persons") // error leak
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// Folder makes a folder for its caller, who removes it: an exit on the way leaves what would have been the caller's.
func Folder(content []byte) string {
	dir, err := os.MkdirTemp("", "late")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(dir+"/content", content, 0o600); err != nil {
		log.Fatal(err) // note exit-skips-cleanup
	}
	return dir
}

// Size removes its folder itself, but not where it exits.
func Size(content []byte) int64 {
	dir, err := os.MkdirTemp("", "late")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(dir+"/content", content, 0o600); err != nil {
		log.Fatal(err) // note exit-skips-cleanup
	}
	info, err := os.Stat(dir + "/content")
	os.RemoveAll(dir)
	if err != nil {
		return 0
	}
	return info.Size()
}

// Write fails where the value has no JSON, and that is known when the program is written.
func Write(path string, value any) error {
	f, err := os.Create(path) // note leak
	if err != nil {
		return err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// Copy fails where the disk is full.
func Copy(path string, from io.Reader) error {
	f, err := os.Create(path) // error leak
	if err != nil {
		return err
	}
	if _, err = io.Copy(f, from); err != nil {
		return err
	}
	return f.Close()
}

// Draft closes what may be nothing, which does no harm; removing it by a name that nothing has would.
func Draft(content []byte, name string) error {
	f, err := os.CreateTemp("", "draft")
	defer f.Close() // note defer-before-check
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(content); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// Length asks a file that is open what it is, which it tells.
func Length(path string) (int64, error) {
	f, err := os.Open(path) // note leak
	if err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), f.Close()
}

// Place makes sure of a folder that is there, which does not fail.
func Place(path string) (string, error) {
	var err error
	if path == "" {
		path, err = os.MkdirTemp("", "place") // note leak
	}
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", err
	}
	return path, nil
}

// Elsewhere makes sure of another folder, which may fail.
func Elsewhere(path string) (string, error) {
	dir, err := os.MkdirTemp("", "place") // error leak
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", err
	}
	return dir, nil
}

// Rows that are open have columns.
func columnsOf(db *sql.DB) ([]string, error) {
	rows, err := db.Query("select name from users") // note leak
	if err != nil {
		return nil, err
	}
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	return columns, rows.Close()
}

// What is read from them may be of another type: that is what shows.
func firstOf(db *sql.DB, first *int) error {
	rows, err := db.Query("select age from users") // error leak
	if err != nil {
		return err
	}
	if _, err := rows.Columns(); err != nil {
		return err
	}
	for rows.Next() {
		if err := rows.Scan(first); err != nil {
			return err
		}
	}
	return rows.Err()
}
