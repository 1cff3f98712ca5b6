// A shop's order page. Each request that meets an unpaid order keeps a connection of the pool.
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

// firstUnpaid looks for the first order of a customer that is not paid.
func (s *shop) firstUnpaid(customer string) (string, error) {
	rows, err := s.db.Query("SELECT id, paid FROM orders WHERE customer = ?", customer) // want leak
	if err != nil {
		return "", err
	}
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

func (s *shop) showUnpaid(w http.ResponseWriter, r *http.Request) {
	id, err := s.firstUnpaid(r.URL.Query().Get("customer"))
	if err != nil {
		http.Error(w, "no answer from the database", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, id)
}

func main() {
	db, err := sql.Open("mysql", os.Getenv("SHOP_DATABASE"))
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxOpenConns(10)
	s := &shop{db: db}
	http.HandleFunc("/unpaid", s.showUnpaid)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
