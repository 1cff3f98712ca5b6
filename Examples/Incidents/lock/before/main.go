// A stock keeper. One order for too many pieces, and every order after it waits for ever.
package main

import (
	"fmt"
	"log"
	"net/http"
	"strconv"
	"sync"
)

type stock struct {
	mu     sync.Mutex
	pieces map[string]int
}

// take takes pieces out of the stock.
func (s *stock) take(item string, count int) (int, error) {
	s.mu.Lock() // want leak
	left := s.pieces[item] - count
	if left < 0 {
		return 0, fmt.Errorf("only %d pieces of %q", s.pieces[item], item)
	}
	s.pieces[item] = left
	s.mu.Unlock()
	return left, nil
}

func (s *stock) order(w http.ResponseWriter, r *http.Request) {
	count, err := strconv.Atoi(r.FormValue("count"))
	if err != nil {
		http.Error(w, "count is no number", http.StatusBadRequest)
		return
	}
	left, err := s.take(r.FormValue("item"), count)
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	fmt.Fprintln(w, left)
}

func main() {
	s := &stock{pieces: map[string]int{"chair": 60}}
	http.HandleFunc("/order", s.order)
	log.Fatal(http.ListenAndServe("localhost:8081", nil))
}
