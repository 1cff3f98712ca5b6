package kernels

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// kernel: argoproj/argo-cd c32286a9a4: the answer goes to the caller, but not where its status or a header is wrong.
func execute(client *http.Client, request *http.Request) (*http.Response, error) {
	answer, err := client.Do(request) // want leak
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s failed with %d", request.URL, answer.StatusCode)
	}
	if code := answer.Header.Get("Grpc-Status"); code != "" && code != "0" {
		return nil, errors.New(answer.Header.Get("Grpc-Message"))
	}
	return answer, nil
}

func executeMended(client *http.Client, request *http.Request) (*http.Response, error) {
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		answer.Body.Close()
		return nil, fmt.Errorf("%s failed with %d", request.URL, answer.StatusCode)
	}
	if code := answer.Header.Get("Grpc-Status"); code != "" && code != "0" {
		answer.Body.Close()
		return nil, errors.New(answer.Header.Get("Grpc-Message"))
	}
	return answer, nil
}

// kernel: containers/buildah d94f23836: only a header of the answer is looked at.
func isModified(url string, since time.Time) (bool, error) {
	answer, err := http.Get(url) // want leak
	if err != nil {
		return false, err
	}
	if modified := answer.Header.Get("Last-Modified"); modified != "" {
		at, err := time.Parse(time.RFC1123, modified)
		if err != nil {
			return false, err
		}
		return at.After(since), nil
	}
	return true, nil
}

func isModifiedMended(url string, since time.Time) (bool, error) {
	answer, err := http.Get(url)
	if err != nil {
		return false, err
	}
	defer answer.Body.Close()
	if modified := answer.Header.Get("Last-Modified"); modified != "" {
		at, err := time.Parse(time.RFC1123, modified)
		if err != nil {
			return false, err
		}
		return at.After(since), nil
	}
	return true, nil
}

// kernel: ollama/ollama 03608cb46: a request that is not allowed is made again, and its first answer forgotten.
func requestTwice(client *http.Client, request *http.Request, login func() (string, error)) (*http.Response, error) {
	for range 2 {
		answer, err := client.Do(request) // want leak
		if err != nil {
			return nil, err
		}
		switch {
		case answer.StatusCode == http.StatusUnauthorized:
			token, err := login()
			if err != nil {
				return nil, err
			}
			request.Header.Set("Authorization", token)
		case answer.StatusCode == http.StatusNotFound:
			return nil, errors.New("not found")
		default:
			return answer, nil
		}
	}
	return nil, errors.New("not allowed")
}

func requestTwiceMended(client *http.Client, request *http.Request, login func() (string, error)) (*http.Response, error) {
	for range 2 {
		answer, err := client.Do(request)
		if err != nil {
			return nil, err
		}
		switch {
		case answer.StatusCode == http.StatusUnauthorized:
			answer.Body.Close()
			token, err := login()
			if err != nil {
				return nil, err
			}
			request.Header.Set("Authorization", token)
		case answer.StatusCode == http.StatusNotFound:
			answer.Body.Close()
			return nil, errors.New("not found")
		default:
			return answer, nil
		}
	}
	return nil, errors.New("not allowed")
}

// kernel: syncthing/syncthing d71087490: a wrapper checks the answer and drops it where the check fails.
type checkingClient struct {
	plain *http.Client
	id    string
}

func (c *checkingClient) check(answer *http.Response) error {
	if answer.TLS == nil || answer.TLS.ServerName != c.id {
		return errors.New("someone else")
	}
	return nil
}

func (c *checkingClient) get(ctx context.Context, url string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	answer, err := c.plain.Do(request) // want leak
	if err != nil {
		return nil, err
	}
	if err := c.check(answer); err != nil {
		return nil, err
	}
	return answer, nil
}

func (c *checkingClient) getMended(ctx context.Context, url string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	answer, err := c.plain.Do(request)
	if err != nil {
		return nil, err
	}
	if err := c.check(answer); err != nil {
		answer.Body.Close()
		return nil, err
	}
	return answer, nil
}

// kernel: crowdsecurity/crowdsec 5c1c94185: each heartbeat leaves an answer open.
func heartbeat(client *http.Client, url string, stop <-chan struct{}) {
	beats := time.NewTicker(time.Minute)
	defer beats.Stop()
	for {
		select {
		case <-beats.C:
			answer, err := client.Get(url) // want leak
			if err != nil {
				continue
			}
			if answer.StatusCode != http.StatusOK {
				fmt.Println("no heartbeat:", answer.Status)
			}
		case <-stop:
			return
		}
	}
}

func heartbeatMended(client *http.Client, url string, stop <-chan struct{}) {
	beats := time.NewTicker(time.Minute)
	defer beats.Stop()
	for {
		select {
		case <-beats.C:
			answer, err := client.Get(url)
			if err != nil {
				continue
			}
			answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				fmt.Println("no heartbeat:", answer.Status)
			}
		case <-stop:
			return
		}
	}
}
