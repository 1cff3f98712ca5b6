package fetch

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestServed(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, Size(r.URL.Path))
	}))
	defer server.Close()
}
