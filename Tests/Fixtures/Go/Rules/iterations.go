package rules

import (
	"bufio"
	"database/sql"
	"fmt"
	"io"
	"os"
	"strings"
)

func neverAsks(db *sql.DB) ([]string, error) {
	rows, err := db.Query("select name from people") // want unchecked-iteration
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

func asksBehindTheLoop(db *sql.DB) ([]string, error) {
	rows, err := db.Query("select name from people")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

func asksInADeferredLiteral(db *sql.DB) (err error) {
	rows, err := db.Query("select name from people")
	if err != nil {
		return err
	}
	defer func() {
		rows.Close()
		if failed := rows.Err(); err == nil {
			err = failed
		}
	}()
	for rows.Next() {
		fmt.Println("one more")
	}
	return nil
}

func aHelperAsks(db *sql.DB) error {
	rows, err := db.Query("select name from people")
	if err != nil {
		return err
	}
	for rows.Next() {
		fmt.Println("one more")
	}
	return endsRows(rows)
}

func endsRows(rows *sql.Rows) error {
	rows.Close()
	return rows.Err()
}

func oneRowOnly(db *sql.DB) (string, error) {
	rows, err := db.Query("select name from people limit 1")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var name string
	if rows.Next() {
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
	}
	return name, nil
}

func iteratesForItsCaller(rows *sql.Rows) (count int) {
	for rows.Next() {
		count++
	}
	return count
}

func countsLines(path string) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	scanner := bufio.NewScanner(f) // want unchecked-iteration
	count := 0
	for scanner.Scan() {
		count++
	}
	return count, nil
}

func countsLinesAndAsks(path string) (int, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	count := 0
	for scanner.Scan() {
		count++
	}
	if err := scanner.Err(); err != nil {
		return 0, err
	}
	return count, nil
}

func countsLinesOfText(text string) (count int) {
	scanner := bufio.NewScanner(strings.NewReader(text))
	for scanner.Scan() {
		count++
	}
	return count
}

func countsLinesOfItsCaller(r io.Reader) (count int) {
	scanner := bufio.NewScanner(r) // miss unchecked-iteration whether the reader is a file only the caller knows
	for scanner.Scan() {
		count++
	}
	return count
}

type table struct{ rows *sql.Rows }

func (t *table) all(db *sql.DB) (count int, err error) {
	t.rows, err = db.Query("select name from people")
	if err != nil {
		return 0, err
	}
	defer t.rows.Close()
	for t.rows.Next() {
		count++
	}
	return count, nil
}
