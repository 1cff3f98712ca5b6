// Facts from the documentation of Go 1.27.
package sql // import "database/sql"

import (
	"context"
	"database/sql/driver"
)

//surety:acquires result[0] db
func Open(driverName, dataSourceName string) (*DB, error)

//surety:takes c
//surety:acquires result[0] db
func OpenDB(c driver.Connector) *DB

//surety:releases recv db
func (db *DB) Close() error

//surety:acquires result[0] dbconn
//surety:blocks
//surety:draws recv
func (db *DB) Conn(ctx context.Context) (*Conn, error)

//surety:acquires result[0] tx
//surety:blocks
//surety:draws recv
func (db *DB) Begin() (*Tx, error)

//surety:acquires result[0] tx late=ctx
//surety:blocks
//surety:draws recv
func (db *DB) BeginTx(ctx context.Context, opts *TxOptions) (*Tx, error)

//surety:acquires result[0] rows
//surety:blocks
//surety:draws recv
func (db *DB) Query(query string, args ...any) (*Rows, error)

//surety:acquires result[0] rows late=ctx
//surety:blocks
//surety:draws recv
func (db *DB) QueryContext(ctx context.Context, query string, args ...any) (*Rows, error)

//surety:acquires result[0] row
//surety:nonnil result[0]
//surety:blocks
//surety:draws recv
func (db *DB) QueryRow(query string, args ...any) *Row

//surety:acquires result[0] row
//surety:nonnil result[0]
//surety:blocks
//surety:draws recv
func (db *DB) QueryRowContext(ctx context.Context, query string, args ...any) *Row

//surety:acquires result[0] stmt late=recv
//surety:blocks
//surety:draws recv
func (db *DB) Prepare(query string) (*Stmt, error)

//surety:acquires result[0] stmt late=recv
//surety:blocks
//surety:draws recv
func (db *DB) PrepareContext(ctx context.Context, query string) (*Stmt, error)

//surety:blocks
//surety:draws recv
func (db *DB) Exec(query string, args ...any) (Result, error)

//surety:blocks
//surety:draws recv
func (db *DB) ExecContext(ctx context.Context, query string, args ...any) (Result, error)

//surety:blocks
//surety:draws recv
func (db *DB) Ping() error

//surety:blocks
//surety:draws recv
func (db *DB) PingContext(ctx context.Context) error

//surety:releases recv dbconn
//surety:blocks
func (c *Conn) Close() error

// From a Conn or Tx no second pool connection is taken; the parent must outlive the result.
//surety:acquires result[0] tx late=ctx
//surety:over recv
//surety:blocks
func (c *Conn) BeginTx(ctx context.Context, opts *TxOptions) (*Tx, error)

//surety:acquires result[0] rows late=ctx
//surety:over recv
//surety:blocks
func (c *Conn) QueryContext(ctx context.Context, query string, args ...any) (*Rows, error)

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (c *Conn) QueryRowContext(ctx context.Context, query string, args ...any) *Row

//surety:acquires result[0] stmt late=recv
//surety:over recv
//surety:blocks
func (c *Conn) PrepareContext(ctx context.Context, query string) (*Stmt, error)

//surety:calls f
func (c *Conn) Raw(f func(driverConn any) error) (err error)

// Commit ends the transaction even when it fails: with a context that is done already, the rollback follows
// by itself.
//surety:releases recv tx
//surety:blocks
func (tx *Tx) Commit() error

//surety:releases recv tx
//surety:blocks
func (tx *Tx) Rollback() error

//surety:acquires result[0] txrows
//surety:over recv
//surety:blocks
func (tx *Tx) Query(query string, args ...any) (*Rows, error)

//surety:acquires result[0] txrows late=ctx
//surety:over recv
//surety:blocks
func (tx *Tx) QueryContext(ctx context.Context, query string, args ...any) (*Rows, error)

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (tx *Tx) QueryRow(query string, args ...any) *Row

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (tx *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *Row

// Statements of a transaction are closed by its Commit or Rollback (doc of Tx): one fate.
//surety:shares recv
//surety:blocks
func (tx *Tx) Prepare(query string) (*Stmt, error)

//surety:shares recv
//surety:blocks
func (tx *Tx) PrepareContext(ctx context.Context, query string) (*Stmt, error)

//surety:shares recv
func (tx *Tx) Stmt(stmt *Stmt) *Stmt

//surety:shares recv
func (tx *Tx) StmtContext(ctx context.Context, stmt *Stmt) *Stmt

//surety:releases recv stmt
func (s *Stmt) Close() error

//surety:acquires result[0] rows
//surety:over recv
//surety:blocks
func (s *Stmt) Query(args ...any) (*Rows, error)

//surety:acquires result[0] rows late=ctx
//surety:over recv
//surety:blocks
func (s *Stmt) QueryContext(ctx context.Context, args ...any) (*Rows, error)

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (s *Stmt) QueryRow(args ...any) *Row

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (s *Stmt) QueryRowContext(ctx context.Context, args ...any) *Row

//surety:releases recv
func (rs *Rows) Close() error

// Rows that are open have columns.
//surety:reliable
//surety:borrows recv
func (rs *Rows) Columns() ([]string, error)

//surety:reliable
//surety:borrows recv
func (rs *Rows) ColumnTypes() ([]*ColumnType, error)

//surety:releases recv on=false
//surety:blocks
func (rs *Rows) Next() bool

//surety:releases recv on=false
//surety:blocks
func (rs *Rows) NextResultSet() bool

//surety:borrows recv
func (rs *Rows) Scan(dest ...any) error

// What failed has been closed.
//
//surety:releases recv rows on=error
//surety:releases recv txrows on=error
//surety:borrows recv
//surety:checked recv
func (rs *Rows) Err() error

//surety:releases recv row
func (r *Row) Scan(dest ...any) error

// A row of a query that failed holds nothing.
//surety:releases recv row on=error
//surety:borrows recv
func (r *Row) Err() error
