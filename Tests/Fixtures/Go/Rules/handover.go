package fixtures

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"go.opentelemetry.io/otel/trace"
)

type shaker interface {
	shake(c net.Conn) (net.Conn, string, error)
}

func wrappedInPlace(s shaker, address string) (net.Conn, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	if s != nil {
		c, _, err = s.shake(c)
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

func wrappedAside(s shaker, address string) (net.Conn, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	secure, _, err := s.shake(c)
	return secure, err
}

func reopened(f *os.File) (*os.File, error) {
	f.Close()
	return os.Open(f.Name())
}

func reopenedInPlace(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	f, err = reopened(f)
	if err != nil {
		return err
	}
	return f.Close()
}

func sized(f *os.File, size int64) (*os.File, error) {
	if err := f.Truncate(size); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func givenBack(path string) (*os.File, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return sized(f, 3)
}

func closeOrLog(f *os.File) {
	if err := f.Close(); err != nil {
		log.Print(err)
	}
}

func rewound(path string) (*os.File, int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	if _, err := f.Seek(0, 0); err != nil {
		closeOrLog(f)
		return nil, 0, err
	}
	return f, 1, nil
}

func neverClosesRewound(path string) error {
	f, count, err := rewound(path) // want leak
	if err != nil {
		return err
	}
	if count == 0 {
		return errors.New("empty")
	}
	_, err = f.Write(nil)
	return err
}

type session struct{ conn net.Conn }

type answer struct{ body net.Conn }

func (s *session) ask() (*answer, error) {
	if _, err := s.conn.Write(nil); err != nil {
		return nil, err
	}
	return &answer{body: s.conn}, nil
}

func keptByAnswer(address string) (*answer, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			conn.Close()
		}
	}()
	s := session{conn: conn}
	a, err := s.ask()
	if err != nil {
		return nil, err
	}
	return a, nil
}

type site struct{ files fs.FS }

func keptBySite(folder string, wrap func(fs.FS) fs.FS) *site {
	var files fs.FS
	root, err := os.OpenRoot(folder) // noise leak the file system keeps the root, and the call takes it
	if err == nil {
		files = wrap(root.FS())
	}
	return &site{files}
}

type cancels struct {
	mu   sync.Mutex
	byID map[int]context.CancelFunc
}

func (c *cancels) remember(id int, cancel context.CancelFunc) context.CancelFunc {
	both := func() {
		cancel()
		c.mu.Lock()
		delete(c.byID, id)
		c.mu.Unlock()
	}
	c.mu.Lock()
	c.byID[id] = both
	c.mu.Unlock()
	return both
}

func (c *cancels) run(ctx context.Context, id int, work func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	cancel = c.remember(id, cancel)
	defer cancel()
	return work(ctx)
}

func withoutParent(limit time.Duration, work func(context.Context) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	if limit > 0 {
		ctx, cancel = context.WithTimeout(ctx, limit)
	}
	defer cancel()
	return work(ctx)
}

func detached(program string) error {
	cmd := exec.Command(program)
	cmd.Stdout = os.Stdout
	return cmd.Start() // noise leak the child is meant to outlive the function, and its caller to end
}

func spanInContext(ctx context.Context, tracer trace.Tracer, work func(context.Context)) {
	ctx, _ = tracer.Start(ctx, "work")
	work(ctx)
}

func rowsClosedByScan(ctx context.Context, conn *pgx.Conn) error {
	rows, _ := conn.Query(ctx, "select 1")
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return err
		}
	}
	return rows.Err()
}

func rowsLeftInMiddle(ctx context.Context, conn *pgx.Conn) error {
	rows, _ := conn.Query(ctx, "select 1") // want leak
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			return errors.New("zero")
		}
	}
	return rows.Err()
}

func sought(f *os.File) (*os.File, error) {
	if _, err := f.Seek(0, 0); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func opensAndSeeks(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	f, err = sought(f)
	if err != nil {
		return nil, err
	}
	return f, nil
}

type stops struct{ byName map[string]func() }

// The literal that is kept calls another one, which cancels.
func (s *stops) begin(ctx context.Context, name string, fails func() error) error {
	ctx, cancel := context.WithCancel(ctx)
	go func() { <-ctx.Done() }()
	stop := func() { cancel() }
	if err := fails(); err != nil {
		stop()
		return err
	}
	s.byName[name] = func() {
		stop()
		fmt.Println("stopped")
	}
	return nil
}

// The number is for others to know; the child is left to itself.
func leftWithItsNumber(program, path string) error {
	cmd := exec.Command(program)
	if err := cmd.Start(); err != nil { // noise leak the child is meant to outlive the function, and its caller to end
		return err
	}
	return os.WriteFile(path, []byte(strconv.Itoa(cmd.Process.Pid)), 0o600)
}

type fileSource func() (io.ReadCloser, error)

// What a literal returns has whoever calls it.
func sourceOfFile(path string) fileSource { return sourceOf(os.Open(path)) }

func sourceOf(reader io.ReadCloser, err error) fileSource {
	return func() (io.ReadCloser, error) { return reader, err }
}
