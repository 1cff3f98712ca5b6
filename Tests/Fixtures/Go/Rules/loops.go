package fixtures

import (
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

func deferInLoop(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close() // want defer-in-loop
		io.Copy(io.Discard, f)
	}
	return nil
}

func deferThenLeaves(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer f.Close()
		_, err = io.Copy(io.Discard, f)
		return err
	}
	return nil
}

func deferInFunction(paths []string) error {
	for _, path := range paths {
		if err := func() error {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = io.Copy(io.Discard, f)
			return err
		}(); err != nil {
			return err
		}
	}
	return nil
}

func deferUnlockInLoop(mu *sync.Mutex, n int) {
	for i := 0; i < n; i++ {
		mu.Lock()
		defer mu.Unlock() // want defer-in-loop
	}
}

func deferLiteralInLoop(paths []string) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		defer func() { f.Close() }() // want defer-in-loop
	}
}

func usedAfterTheRound(ctx context.Context, ask func(context.Context) error) error {
	timer := time.NewTimer(time.Second)
	answers := make(chan error, 2)
	for {
		select {
		case <-timer.C:
			second, cancel := context.WithCancel(ctx)
			defer cancel()
			go func() { answers <- ask(second) }()
		case err := <-answers:
			return err
		}
	}
}

// firstRoundOpens opens the output with the first line that is to be written; later rounds write to the same.
func firstRoundOpens(path string, lines []string) error {
	var out *os.File
	for _, line := range lines {
		if out == nil {
			var err error
			out, err = os.Create(path)
			if err != nil {
				return err
			}
			defer out.Close()
		}
		if _, err := out.WriteString(line); err != nil {
			return err
		}
	}
	return nil
}

// eachRoundOpens looks at the file of the round before too late: each round has another.
func eachRoundOpens(paths []string) error {
	var in *os.File
	for _, path := range paths {
		var err error
		in, err = os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close() // want defer-in-loop
		if _, err := in.Stat(); err != nil {
			return err
		}
	}
	return nil
}

// eachRoundDefers has a variable for each round, and so has what it defers, though others read what it names.
func eachRoundDefers(client *http.Client, reqs []*http.Request) error {
	for _, req := range reqs {
		res, err := client.Do(req)
		if err == nil {
			defer func() { _ = res.Body.Close() }() // want defer-in-loop
			var answer struct{ Name string }
			if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
				continue
			}
		}
	}
	return nil
}

// oneForAllRounds has one variable for all rounds: what it defers finds the last one in it each time.
func oneForAllRounds(client *http.Client, reqs []*http.Request) error {
	var res *http.Response
	var err error
	for _, req := range reqs {
		res, err = client.Do(req) // want leak
		if err != nil {
			return err
		}
		defer func() { _ = res.Body.Close() }() // want defer-in-loop
		var answer struct{ Name string }
		if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
			return err
		}
	}
	return nil
}

// A loop that asks until there is no more has closed the rows of its round.
func rowsReadOut(db *sql.DB, tables []string) (names []string, err error) {
	for _, table := range tables {
		rows, err := db.Query("select name from names where table = ?", table)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return nil, err
			}
			names = append(names, name)
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// One that asks once may leave some.
func rowsAskedOnce(db *sql.DB, tables chan string) (names []string, err error) {
	for table := range tables {
		rows, err := db.Query("select name from names where table = ?", table)
		if err != nil {
			return nil, err
		}
		defer rows.Close() // want defer-in-loop
		if rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return nil, err
			}
			names = append(names, name)
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return names, nil
}
