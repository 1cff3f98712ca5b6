package fixtures

import (
	"context"
	"database/sql"
	"log"

	"github.com/jmoiron/sqlx"
)

func rowsLeft(db *sql.DB) (string, error) {
	rows, err := db.Query("select name from users") // want leak
	if err != nil {
		return "", err
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		if name == "x" {
			break
		}
	}
	return "", rows.Err()
}

func rowsDeferred(db *sql.DB) error {
	rows, err := db.Query("select 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

func rowsIterated(db *sql.DB) error {
	rows, err := db.Query("select 1")
	if err != nil {
		return err
	}
	for rows.Next() {
	}
	return rows.Err()
}

func rowNotScanned(db *sql.DB) error {
	row := db.QueryRow("select 1") // want leak
	return row.Err()
}

func rowScanned(db *sql.DB) (n int, err error) {
	err = db.QueryRow("select 1").Scan(&n)
	return n, err
}

func txLeft(db *sql.DB) error {
	tx, err := db.Begin() // want leak
	if err != nil {
		return err
	}
	if _, err := tx.Exec("delete from users"); err != nil {
		return err
	}
	return tx.Commit()
}

func txRolledBack(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("delete from users"); err != nil {
		return err
	}
	return tx.Commit()
}

func txOnError(ctx context.Context, db *sql.DB) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
			return
		}
		err = tx.Commit()
	}()
	_, err = tx.Exec("delete from users")
	return err
}

func stmtLeft(db *sql.DB) error {
	stmt, err := db.Prepare("select 1") // want leak
	if err != nil {
		return err
	}
	_, err = stmt.Exec()
	return err
}

func txStatement(tx *sql.Tx) error {
	stmt, err := tx.Prepare("select 1")
	if err != nil {
		return err
	}
	_, err = stmt.Exec()
	return err
}

func withTx(db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func connLeft(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // want leak
	if err != nil {
		return err
	}
	if err := conn.PingContext(ctx); err != nil {
		return err
	}
	return conn.Close()
}

func openedAndKept(dsn string) (*sql.DB, error) {
	db, err := sql.Open("mysql", dsn)
	if err != nil {
		return nil, err
	}
	return db, nil
}

// The literal that recovers rolls back first.
func updateRecovered(db *sql.DB, work func(*sql.Tx) error) (err error) {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = tx.Rollback()
		} else if err != nil {
			tx.Rollback()
		} else {
			err = tx.Commit()
		}
	}()
	return work(tx)
}

func beginWrapped(db *sqlx.DB) (*sqlx.Tx, error) { return db.Beginx() }

func commitWrapped(tx *sqlx.Tx) {
	if err := tx.Commit(); err != nil {
		log.Println(err)
	}
}

// The helper releases by a method of what is embedded.
func committedByAHelper(db *sqlx.DB) error {
	tx, err := beginWrapped(db)
	if err != nil {
		return err
	}
	defer commitWrapped(tx)
	_, err = tx.Exec("delete from persons")
	return err
}

func neverCommitted(db *sqlx.DB) error {
	tx, err := beginWrapped(db) // want leak
	if err != nil {
		return err
	}
	_, err = tx.Exec("delete from persons")
	return err
}
