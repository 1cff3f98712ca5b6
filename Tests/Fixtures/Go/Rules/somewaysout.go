package fixtures

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

// What a function gives on some of its ways only is its caller's all the same.

func tryAgain(client *http.Client, request *http.Request, tries int) (*http.Response, error) {
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode == http.StatusServiceUnavailable && tries > 0 {
		answer.Body.Close()
		return tryAgain(client, request, tries-1)
	}
	return answer, nil
}

func sizeAfterTries(client *http.Client, request *http.Request) (int64, error) {
	answer, err := tryAgain(client, request, 3) // want leak
	if err != nil {
		return 0, err
	}
	if answer.StatusCode != http.StatusOK {
		return 0, errors.New("not there")
	}
	n, err := io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	return n, err
}

func sizeAfterTriesClosed(client *http.Client, request *http.Request) (int64, error) {
	answer, err := tryAgain(client, request, 3)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	return io.Copy(io.Discard, answer.Body)
}

type page struct {
	body io.ReadCloser
	code int
}

func (p *page) Close() error {
	if p.body == nil {
		return nil
	}
	return p.body.Close()
}

func openPage(path string) (*page, error) {
	if path == "" {
		empty := &page{code: 404}
		return empty, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	found := &page{body: f, code: 200}
	return found, nil
}

func codeOfPage(path string) (int, error) {
	p, err := openPage(path) // want leak
	if err != nil {
		return 0, err
	}
	return p.code, nil
}

func codeOfPageClosed(path string) (int, error) {
	p, err := openPage(path)
	if err != nil {
		return 0, err
	}
	if p.body != nil {
		defer p.body.Close()
	}
	return p.code, nil
}

// What may be somebody else's is nobody's duty.

type pageCache struct{ last *page }

func (p *pageCache) open(path string) (*page, error) {
	if p.last != nil {
		return p.last, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &page{body: f, code: 200}, nil
}

func (p *pageCache) codeOfAny(path string) (int, error) {
	found, err := p.open(path)
	if err != nil {
		return 0, err
	}
	return found.code, nil
}

// What ends with a context leaves beside what ends that.

func beginFor(db *sql.DB, limit time.Duration) (*sql.Tx, func(), error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		cancel()
		return nil, nil, err
	}
	return tx, cancel, nil
}

func changeWithin(db *sql.DB, change func(*sql.Tx) error) error {
	tx, cancel, err := beginFor(db, time.Second)
	if err != nil {
		return err
	}
	defer cancel()
	if _, err := tx.Exec("SELECT 1"); err != nil {
		return err
	}
	return tx.Commit()
}
