// Facts from the public source and documentation of jmoiron/sqlx.
package sqlx // import "github.com/jmoiron/sqlx"

import (
	"context"
	"database/sql"
)

// The types of database/sql are embedded: their contracts hold too.
type DB struct {
	*sql.DB
}
type Tx struct {
	*sql.Tx
}
type Conn struct {
	*sql.Conn
}
type Stmt struct {
	*sql.Stmt
}
type Rows struct {
	*sql.Rows
}
type Row struct{}
type NamedStmt struct {
	Stmt *Stmt
}

//surety:acquires result[0] db
func Open(driverName, dataSourceName string) (*DB, error)

// Pings; closes the DB itself when the ping fails.
//surety:acquires result[0] db
//surety:blocks
func Connect(driverName, dataSourceName string) (*DB, error)

//surety:acquires result[0] db
//surety:blocks
func ConnectContext(ctx context.Context, driverName, dataSourceName string) (*DB, error)

//surety:acquires result[0] db
func MustOpen(driverName, dataSourceName string) *DB

//surety:acquires result[0] db
func MustConnect(driverName, dataSourceName string) *DB

//surety:shares db
func NewDb(db *sql.DB, driverName string) *DB

//surety:acquires result[0] tx
//surety:blocks
//surety:draws recv
func (db *DB) Beginx() (*Tx, error)

//surety:acquires result[0] tx late=ctx
//surety:blocks
//surety:draws recv
func (db *DB) BeginTxx(ctx context.Context, opts *sql.TxOptions) (*Tx, error)

//surety:acquires result[0] tx
//surety:blocks
//surety:draws recv
func (db *DB) MustBegin() *Tx

//surety:acquires result[0] tx late=ctx
//surety:blocks
//surety:draws recv
func (db *DB) MustBeginTx(ctx context.Context, opts *sql.TxOptions) *Tx

//surety:acquires result[0] dbconn
//surety:blocks
//surety:draws recv
func (db *DB) Connx(ctx context.Context) (*Conn, error)

//surety:acquires result[0] rows
//surety:blocks
//surety:draws recv
func (db *DB) Queryx(query string, args ...interface{}) (*Rows, error)

//surety:acquires result[0] rows late=ctx
//surety:blocks
//surety:draws recv
func (db *DB) QueryxContext(ctx context.Context, query string, args ...interface{}) (*Rows, error)

//surety:acquires result[0] rows
//surety:blocks
//surety:draws recv
func (db *DB) NamedQuery(query string, arg interface{}) (*Rows, error)

//surety:acquires result[0] rows late=ctx
//surety:blocks
//surety:draws recv
func (db *DB) NamedQueryContext(ctx context.Context, query string, arg interface{}) (*Rows, error)

//surety:acquires result[0] row
//surety:blocks
//surety:draws recv
func (db *DB) QueryRowx(query string, args ...interface{}) *Row

//surety:acquires result[0] row
//surety:blocks
//surety:draws recv
func (db *DB) QueryRowxContext(ctx context.Context, query string, args ...interface{}) *Row

//surety:acquires result[0] stmt
//surety:blocks
//surety:draws recv
func (db *DB) Preparex(query string) (*Stmt, error)

//surety:acquires result[0] stmt
//surety:blocks
//surety:draws recv
func (db *DB) PreparexContext(ctx context.Context, query string) (*Stmt, error)

//surety:acquires result[0] stmt
//surety:blocks
//surety:draws recv
func (db *DB) PrepareNamed(query string) (*NamedStmt, error)

//surety:acquires result[0] stmt
//surety:blocks
//surety:draws recv
func (db *DB) PrepareNamedContext(ctx context.Context, query string) (*NamedStmt, error)

//surety:acquires result[0] tx late=ctx
//surety:over recv
//surety:blocks
func (c *Conn) BeginTxx(ctx context.Context, opts *sql.TxOptions) (*Tx, error)

//surety:acquires result[0] rows late=ctx
//surety:over recv
//surety:blocks
func (c *Conn) QueryxContext(ctx context.Context, query string, args ...interface{}) (*Rows, error)

//surety:acquires result[0] txrows
//surety:over recv
//surety:blocks
func (tx *Tx) Queryx(query string, args ...interface{}) (*Rows, error)

//surety:acquires result[0] txrows late=ctx
//surety:over recv
//surety:blocks
func (tx *Tx) QueryxContext(ctx context.Context, query string, args ...interface{}) (*Rows, error)

//surety:acquires result[0] txrows
//surety:over recv
//surety:blocks
func (tx *Tx) NamedQuery(query string, arg interface{}) (*Rows, error)

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (tx *Tx) QueryRowx(query string, args ...interface{}) *Row

//surety:shares recv
func (tx *Tx) Preparex(query string) (*Stmt, error)

//surety:acquires result[0] rows
//surety:over recv
//surety:blocks
func (s *Stmt) Queryx(args ...interface{}) (*Rows, error)

//surety:acquires result[0] row
//surety:over recv
//surety:blocks
func (s *Stmt) QueryRowx(args ...interface{}) *Row

//surety:acquires result[0] rows
//surety:over recv
//surety:blocks
func (n *NamedStmt) Queryx(arg interface{}) (*Rows, error)

//surety:acquires result[0] rows
//surety:over recv
//surety:blocks
func (n *NamedStmt) Query(arg interface{}) (*sql.Rows, error)

//surety:releases recv stmt
func (n *NamedStmt) Close() error

// Scans of a Row release it.
//surety:releases recv row
func (r *Row) Scan(dest ...interface{}) error

//surety:releases recv row
func (r *Row) StructScan(dest interface{}) error

//surety:releases recv row
func (r *Row) MapScan(dest map[string]interface{}) error

//surety:releases recv row
func (r *Row) SliceScan() ([]interface{}, error)

// Get and Select release by themselves.
//surety:blocks
//surety:draws recv
func (db *DB) Get(dest interface{}, query string, args ...interface{}) error

//surety:blocks
//surety:draws recv
func (db *DB) Select(dest interface{}, query string, args ...interface{}) error

// Another name of the same connections.
//surety:shares recv
func (db *DB) Unsafe() *DB

//surety:shares recv
func (tx *Tx) Unsafe() *Tx
