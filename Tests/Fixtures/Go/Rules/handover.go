package fixtures

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
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
