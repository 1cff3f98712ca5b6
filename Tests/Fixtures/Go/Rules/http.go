package fixtures

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"strings"
)

func bodyLeft(url string) (int, error) {
	resp, err := http.Get(url) // want leak
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func bodyLeftOnStatus(url string) ([]byte, error) {
	resp, err := http.Get(url) // want leak
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func bodyClosed(url string, out any) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(out)
}

func bodyReturned(c *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

func ofBodyReturned(c *http.Client, req *http.Request) (int, error) {
	resp, err := bodyReturned(c, req) // want leak
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func drain(resp *http.Response) {
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}

func bodyDrained(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	drain(resp)
	return nil
}

func bodyDropped(url string) error {
	_, err := http.Get(url) // want leak
	return err
}

func bodyReader(url string) (io.ReadCloser, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func requestBody(ctx context.Context, url string) error {
	req, err := http.NewRequestWithContext(ctx, "POST", url, strings.NewReader("x"))
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func nilChecked(url string) error {
	resp, err := http.Get(url)
	if resp != nil {
		defer resp.Body.Close()
	}
	return err
}

func hijacked(w http.ResponseWriter) error {
	conn, _, err := w.(http.Hijacker).Hijack() // want leak
	if err != nil {
		return err
	}
	if _, err := conn.Write([]byte("x")); err != nil {
		return err
	}
	return conn.Close()
}

func early(url string) {
	resp, err := http.Get(url)
	defer resp.Body.Close() // want defer-before-check
	if err != nil {
		return
	}
	io.Copy(io.Discard, resp.Body)
}

func retry(url string) (*http.Response, error) {
	for i := 0; i < 3; i++ {
		resp, err := http.Get(url)
		if err != nil {
			continue
		}
		if resp.StatusCode == 200 {
			return resp, nil
		}
		resp.Body.Close()
	}
	return nil, errors.New("gave up")
}

func deferredInALiteralBeforeTheCheck(url string) error {
	resp, err := http.Get(url)
	defer func() { resp.Body.Close() }() // want defer-before-check
	if err != nil {
		return err
	}
	return nil
}

func deferredInALiteralThatAsks(url string) error {
	resp, err := http.Get(url)
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	if err != nil {
		return err
	}
	return nil
}

func deferredInALiteralBehindTheCheck(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer func() { resp.Body.Close() }()
	return nil
}

func deferredBehindACallThatLooks(url string, check func(error)) error {
	resp, err := http.Get(url)
	check(err)
	defer func() { resp.Body.Close() }()
	_, err = io.Copy(io.Discard, resp.Body)
	if err != nil {
		return err
	}
	return nil
}

// What answers a HEAD request has no body.
func asksForTheHeader(url string) int {
	req, err := http.NewRequest(http.MethodHead, url, nil)
	if err != nil {
		return 0
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0
	}
	return resp.StatusCode
}

func asksForTheHeaderFirst(ctx context.Context, url string) int {
	req, err := http.NewRequestWithContext(ctx, "HEAD", url, nil)
	if err != nil {
		return 0
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil || resp.StatusCode == http.StatusOK {
		return 0
	}
	req, err = http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0
	}
	resp, err = http.DefaultClient.Do(req) // want leak
	if err != nil {
		return 0
	}
	return resp.StatusCode
}

func asksForTheHeaderPerhaps(ctx context.Context, url, method string, brief bool) int {
	req, err := http.NewRequestWithContext(ctx, method, url, nil)
	if brief {
		req, err = http.NewRequestWithContext(ctx, http.MethodHead, url, nil)
	}
	if err != nil {
		return 0
	}
	resp, err := http.DefaultClient.Do(req) // want leak
	if err != nil {
		return 0
	}
	return resp.StatusCode
}

// What has no content has no body, and neither has what has not changed.
func deletes(req *http.Request) error {
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusNoContent {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	return nil
}

func refreshes(req *http.Request) ([]byte, error) {
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	switch resp.StatusCode {
	case http.StatusNotModified:
		return nil, nil
	case http.StatusOK:
	default:
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func creates(req *http.Request) error {
	resp, err := http.DefaultClient.Do(req) // want leak
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusCreated {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	return nil
}

// Where a failure ends the process, nothing that is deferred runs.
func deferredBeforeTheEnd(url string) int {
	resp, err := http.Get(url)
	defer resp.Body.Close()
	if err != nil {
		log.Fatal(err)
	}
	return resp.StatusCode
}
