// The same order page. Rows that may be left early are closed by a defer.
package main

import (
	"database/sql"
	"fmt"
	"log"
	"net/http"
	"os"
)

type shop struct {
	db *sql.DB
}

// firstUnpaid looks for the first order of a customer that is not paid. It may stop early, so the rows need a Close.
func (s *shop) firstUnpaid(customer string) (string, error) {
	rows, err := s.db.Query("SELECT id, paid FROM orders WHERE customer = ?", customer)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var paid bool
		if err := rows.Scan(&id, &paid); err != nil {
			return "", err
		}
		if !paid {
			return id, nil
		}
	}
	return "", rows.Err()
}

// count always reads to the end, and there Next closes the rows: nothing is missing here.
func (s *shop) count() (int, error) {
	rows, err := s.db.Query("SELECT id FROM orders")
	if err != nil {
		return 0, err
	}
	n := 0
	for rows.Next() {
		n++
	}
	return n, rows.Err()
}

func (s *shop) showUnpaid(w http.ResponseWriter, r *http.Request) {
	id, err := s.firstUnpaid(r.URL.Query().Get("customer"))
	if err != nil {
		http.Error(w, "no answer from the database", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, id)
}

func (s *shop) showCount(w http.ResponseWriter, _ *http.Request) {
	n, err := s.count()
	if err != nil {
		http.Error(w, "no answer from the database", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}

func main() {
	db, err := sql.Open("mysql", os.Getenv("SHOP_DATABASE"))
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxOpenConns(10)
	s := &shop{db: db}
	http.HandleFunc("/unpaid", s.showUnpaid)
	http.HandleFunc("/count", s.showCount)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
