// Package cancelled asks for answers under contexts of its own, and of others.
package cancelled

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

// Own ends the request with the function: the answer is late, not lost.
func Own(address string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request) // note leak
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, errors.New(answer.Status)
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}

// Callers leaves the answer to a context that may live for hours.
func Callers(ctx context.Context, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request) // error leak
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, errors.New(answer.Status)
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}

// Another cancels a context that the request does not carry.
func Another(address string) ([]byte, error) {
	_, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request) // error leak
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, errors.New(answer.Status)
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}
