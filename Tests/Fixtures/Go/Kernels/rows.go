package kernels

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// kernel: tulir/whatsmeow pull 1161: a loop over rows returns where one cannot be read.
func loadContacts(db *sql.DB, owner string) (map[string]string, error) {
	rows, err := db.Query("SELECT id, name FROM contacts WHERE owner = ?", owner) // want leak
	if err != nil {
		return nil, err
	}
	contacts := map[string]string{}
	for rows.Next() {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, fmt.Errorf("contact: %w", err)
		}
		contacts[id] = name
	}
	return contacts, rows.Err()
}

func loadContactsMended(db *sql.DB, owner string) (map[string]string, error) {
	rows, err := db.Query("SELECT id, name FROM contacts WHERE owner = ?", owner)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	contacts := map[string]string{}
	for rows.Next() {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, fmt.Errorf("contact: %w", err)
		}
		contacts[id] = name
	}
	return contacts, rows.Err()
}

// kernel: newrelic/nri-flex pull 667: what is asked of the rows before the loop may fail.
func tabulate(db *sql.DB, query string) ([][]any, error) {
	rows, err := db.Query(query) // want leak
	if err != nil {
		return nil, err
	}
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var table [][]any
	for rows.Next() {
		cells, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			places[i] = &cells[i]
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		table = append(table, cells)
	}
	return table, rows.Err()
}

func tabulateMended(db *sql.DB, query string) ([][]any, error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var table [][]any
	for rows.Next() {
		cells, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			places[i] = &cells[i]
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		table = append(table, cells)
	}
	return table, rows.Err()
}

// kernel: stephenafamo/bob pull 737: one row is read by a helper, and the rows are left.
func firstName(ctx context.Context, names *sql.Stmt) (string, error) {
	rows, err := names.QueryContext(ctx) // miss leak the helper releases on some of its paths: where the rows are at their end
	if err != nil {
		return "", err
	}
	return oneOf(rows)
}

func firstNameMended(ctx context.Context, names *sql.Stmt) (string, error) {
	rows, err := names.QueryContext(ctx)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	return oneOf(rows)
}

func oneOf(rows *sql.Rows) (name string, err error) {
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return "", err
		}
		return "", sql.ErrNoRows
	}
	err = rows.Scan(&name)
	return name, err
}

// kernel: prometheus/mysqld_exporter pull 104: a query that only asks whether the server is there.
func isUp(db *sql.DB) bool {
	_, err := db.Query("SELECT 1") // want leak
	return err == nil
}

func isUpMended(db *sql.DB) bool {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return false
	}
	rows.Close()
	return true
}

// kernel: gofr-dev/gofr issue 3188: one of two helpers reads the first row only.
func selectOne(ctx context.Context, db *sql.DB, into *int, query string) {
	rows, err := db.QueryContext(ctx, query) // want leak
	if err != nil {
		fmt.Println("no query:", err)
		return
	}
	for rows.Next() {
		_ = rows.Scan(into)
		break
	}
}

func selectOneMended(ctx context.Context, db *sql.DB, into *int, query string) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		fmt.Println("no query:", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		_ = rows.Scan(into)
		break
	}
	if err := rows.Err(); err != nil {
		fmt.Println("not read:", err)
	}
}

// kernel: hashicorp/boundary 6a37c93d77: a connection that is lost in the middle looks like the end of the rows.
func listHosts(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM host") // want unchecked-iteration
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var hosts []string
	for rows.Next() {
		var host string
		if err := rows.Scan(&host); err != nil {
			return nil, err
		}
		hosts = append(hosts, host)
	}
	return hosts, nil
}

func listHostsMended(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM host")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var hosts []string
	for rows.Next() {
		var host string
		if err := rows.Scan(&host); err != nil {
			return nil, err
		}
		hosts = append(hosts, host)
	}
	return hosts, rows.Err()
}

// kernel: xataio/pgstream pull 294: the rows of each table are closed when all tables are done.
func countAll(ctx context.Context, db *sql.DB, tables []string) (map[string]int, error) {
	counts := map[string]int{}
	for _, name := range tables {
		rows, err := db.QueryContext(ctx, "SELECT count(*) FROM "+name)
		if err != nil {
			return nil, err
		}
		defer rows.Close() // want defer-in-loop
		var count int
		if rows.Next() {
			if err := rows.Scan(&count); err != nil {
				return nil, err
			}
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
		counts[name] = count
	}
	return counts, nil
}

func countAllMended(ctx context.Context, db *sql.DB, tables []string) (map[string]int, error) {
	counts := map[string]int{}
	for _, name := range tables {
		count, err := countTable(ctx, db, name)
		if err != nil {
			return nil, err
		}
		counts[name] = count
	}
	return counts, nil
}

func countTable(ctx context.Context, db *sql.DB, name string) (count int, err error) {
	rows, err := db.QueryContext(ctx, "SELECT count(*) FROM "+name)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	if rows.Next() {
		if err := rows.Scan(&count); err != nil {
			return 0, err
		}
	}
	return count, rows.Err()
}

// kernel: google/fleetspeak pull 286: a statement is prepared for each call.
func pendingMessages(ctx context.Context, db *sql.DB, limit int) (count int, err error) {
	pending, err := db.PrepareContext(ctx, "SELECT count(*) FROM messages LIMIT ?") // want leak
	if err != nil {
		return 0, err
	}
	err = pending.QueryRowContext(ctx, limit).Scan(&count)
	return count, err
}

func pendingMessagesMended(ctx context.Context, db *sql.DB, limit int) (count int, err error) {
	pending, err := db.PrepareContext(ctx, "SELECT count(*) FROM messages LIMIT ?")
	if err != nil {
		return 0, err
	}
	defer pending.Close()
	err = pending.QueryRowContext(ctx, limit).Scan(&count)
	return count, err
}

// kernel: mijia/modelq issue 32: the statements of queries are closed, those of updates are not.
type session struct{ db *sql.DB }

func (s session) update(text string, values ...any) (sql.Result, error) {
	prepared, err := s.db.Prepare(text) // want leak
	if err != nil {
		return nil, err
	}
	result, err := prepared.Exec(values...)
	if err != nil {
		return nil, fmt.Errorf("update: %w", err)
	}
	return result, nil
}

func (s session) updateMended(text string, values ...any) (sql.Result, error) {
	prepared, err := s.db.Prepare(text)
	if err != nil {
		return nil, err
	}
	defer prepared.Close()
	result, err := prepared.Exec(values...)
	if err != nil {
		return nil, fmt.Errorf("update: %w", err)
	}
	return result, nil
}

// kernel: metal-stack/go-ipam pull 160: a transaction that finds another version returns without an end.
func updatePrefix(ctx context.Context, db *sql.DB, prefix string, version int) error {
	tx, err := db.BeginTx(ctx, nil) // want leak
	if err != nil {
		return fmt.Errorf("no transaction: %w", err)
	}
	result, err := tx.ExecContext(ctx, "UPDATE prefixes SET version = ? WHERE prefix = ? AND version = ?", version+1, prefix, version)
	if err != nil {
		return fmt.Errorf("no update: %w", err)
	}
	changed, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if changed == 0 {
		err := tx.Rollback()
		return errors.Join(errors.New("someone else was faster"), err)
	}
	return tx.Commit()
}

func updatePrefixMended(ctx context.Context, db *sql.DB, prefix string, version int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("no transaction: %w", err)
	}
	defer tx.Rollback()
	result, err := tx.ExecContext(ctx, "UPDATE prefixes SET version = ? WHERE prefix = ? AND version = ?", version+1, prefix, version)
	if err != nil {
		return fmt.Errorf("no update: %w", err)
	}
	changed, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if changed == 0 {
		return errors.New("someone else was faster")
	}
	return tx.Commit()
}

// kernel: containerd/containerd c245347e9: of three failing steps in a transaction, the second rolls nothing back.
func renameSnapshot(ctx context.Context, db *sql.DB, key, name string, isLabelled bool) error {
	tx, err := db.BeginTx(ctx, nil) // want leak
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE snapshots SET name = ? WHERE key = ?", name, key); err != nil {
		tx.Rollback()
		return err
	}
	if isLabelled {
		var id int
		if err := tx.QueryRowContext(ctx, "SELECT id FROM snapshots WHERE key = ?", key).Scan(&id); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func renameSnapshotMended(ctx context.Context, db *sql.DB, key, name string, isLabelled bool) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE snapshots SET name = ? WHERE key = ?", name, key); err != nil {
		tx.Rollback()
		return err
	}
	if isLabelled {
		var id int
		if err := tx.QueryRowContext(ctx, "SELECT id FROM snapshots WHERE key = ?", key).Scan(&id); err != nil {
			tx.Rollback()
			return err
		}
	}
	return tx.Commit()
}

// kernel: etcd-io/etcd 574ee42ad: the second of two transactions cannot be had, and the first stays open.
func copyBetween(from, to *sql.DB) error {
	writing, err := to.Begin() // want leak
	if err != nil {
		return err
	}
	reading, err := from.Begin()
	if err != nil {
		return err
	}
	defer reading.Rollback()
	if err := copyKeys(reading, writing); err != nil {
		writing.Rollback()
		return err
	}
	return writing.Commit()
}

func copyBetweenMended(from, to *sql.DB) (failure error) {
	writing, err := to.Begin()
	if err != nil {
		return err
	}
	defer func() {
		if failure != nil {
			writing.Rollback()
		}
	}()
	reading, err := from.Begin()
	if err != nil {
		return err
	}
	defer reading.Rollback()
	if err := copyKeys(reading, writing); err != nil {
		return err
	}
	return writing.Commit()
}

func copyKeys(from, to *sql.Tx) error {
	var key string
	if err := from.QueryRow("SELECT key FROM keys").Scan(&key); err != nil {
		return err
	}
	_, err := to.Exec("INSERT INTO keys VALUES (?)", key)
	return err
}

// kernel: containerd/containerd 7027e8862: a commit that measures first, and has no end where that fails.
func commitUsage(ctx context.Context, db *sql.DB, name string, measure func(string) (int64, error)) error {
	tx, err := db.BeginTx(ctx, nil) // want leak
	if err != nil {
		return err
	}
	usage, err := measure(name)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, "UPDATE usage SET bytes = ? WHERE name = ?", usage, name); err != nil {
		if back := tx.Rollback(); back != nil {
			fmt.Println("not rolled back:", back)
		}
		return err
	}
	return tx.Commit()
}

func commitUsageMended(ctx context.Context, db *sql.DB, name string, measure func(string) (int64, error)) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			if back := tx.Rollback(); back != nil {
				fmt.Println("not rolled back:", back)
			}
		}
	}()
	usage, err := measure(name)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, "UPDATE usage SET bytes = ? WHERE name = ?", usage, name); err != nil {
		return err
	}
	return tx.Commit()
}

// kernel: gobuffalo/pop issue 748: a callback that panics leaves its transaction open; a server lives on.
func inTransaction(db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.Begin() // miss leak-on-throw a callback that is not known may panic; only panics that can be seen count
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func inTransactionMended(db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}
