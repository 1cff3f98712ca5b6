// Facts from the public source and documentation of jackc/pgx.
package pgx // import "github.com/jackc/pgx/v5"

import (
	"context"
	"github.com/jackc/pgx/v5/pgconn"
)

type Conn struct{}
type LargeObjects struct{}
type LargeObject struct{}

//surety:acquires result[0] pgxconn
//surety:blocks
func Connect(ctx context.Context, connString string) (*Conn, error)

//surety:acquires result[0] pgxconn
//surety:blocks
func ConnectConfig(ctx context.Context, connConfig *ConnConfig) (*Conn, error)

//surety:acquires result[0] pgxconn
//surety:blocks
func ConnectWithOptions(ctx context.Context, connString string, options ParseConfigOptions) (*Conn, error)

//surety:releases recv pgxconn
//surety:blocks
func (c *Conn) Close(ctx context.Context) error

//surety:acquires result[0] pgxtx
//surety:over recv
//surety:blocks
func (c *Conn) Begin(ctx context.Context) (Tx, error)

//surety:acquires result[0] pgxtx
//surety:over recv
//surety:blocks
func (c *Conn) BeginTx(ctx context.Context, txOptions TxOptions) (Tx, error)

// Rows are non-nil even with an error, and then closed already.
//surety:acquires result[0] pgxrows
//surety:nonnil result[0]
//surety:over recv
//surety:nonnil result[0]
//surety:blocks
func (c *Conn) Query(ctx context.Context, sql string, args ...any) (Rows, error)

//surety:acquires result[0] pgxrow
//surety:over recv
//surety:blocks
func (c *Conn) QueryRow(ctx context.Context, sql string, args ...any) Row

//surety:acquires result[0] pgxbatch
//surety:over recv
//surety:blocks
func (c *Conn) SendBatch(ctx context.Context, b *Batch) (br BatchResults)

//surety:blocks
func (c *Conn) WaitForNotification(ctx context.Context) (*pgconn.Notification, error)

type Tx interface {
	// A nested transaction is a savepoint, which ends with the outer one.
	//surety:over recv
	Begin(ctx context.Context) (Tx, error)
	//surety:releases recv pgxtx
	//surety:blocks
	Commit(ctx context.Context) error
	//surety:releases recv pgxtx
	//surety:blocks
	Rollback(ctx context.Context) error
	//surety:acquires result[0] pgxrows
	//surety:nonnil result[0]
	//surety:over recv
	Query(ctx context.Context, sql string, args ...any) (Rows, error)
	//surety:acquires result[0] pgxrow
	//surety:over recv
	QueryRow(ctx context.Context, sql string, args ...any) Row
	//surety:acquires result[0] pgxbatch
	//surety:over recv
	SendBatch(ctx context.Context, b *Batch) BatchResults
}

type Rows interface {
	//surety:releases recv pgxrows
	Close()
	//surety:releases recv pgxrows on=false
	//surety:blocks
	Next() bool
	// What failed has been closed.
	//surety:releases recv pgxrows on=error
	//surety:borrows recv
	//surety:checked recv
	Err() error
	// An error closes the rows: rows.go, fatal.
	//surety:releases recv pgxrows on=error
	Scan(dest ...any) error
	//surety:releases recv pgxrows on=error
	Values() ([]any, error)
}

type BatchResults interface {
	//surety:releases recv pgxbatch
	Close() error
	//surety:acquires result[0] pgxrows
	//surety:nonnil result[0]
	//surety:over recv
	Query() (Rows, error)
	//surety:acquires result[0] pgxrow
	//surety:over recv
	QueryRow() Row
}

//surety:releases rows pgxrows
//surety:calls fn
func CollectRows[T any](rows Rows, fn RowToFunc[T]) ([]T, error)

//surety:releases rows pgxrows
//surety:calls fn
func CollectOneRow[T any](rows Rows, fn RowToFunc[T]) (T, error)

//surety:releases rows pgxrows
//surety:calls fn
func CollectExactlyOneRow[T any](rows Rows, fn RowToFunc[T]) (T, error)

//surety:releases rows pgxrows
//surety:calls fn
func AppendRows[T any, S ~[]T](slice S, rows Rows, fn RowToFunc[T]) (S, error)

//surety:releases rows pgxrows
//surety:calls fn
func ForEachRow(rows Rows, scans []any, fn func() error) (pgconn.CommandTag, error)

//surety:acquires result[0] reader
//surety:over recv
func (o *LargeObjects) Open(ctx context.Context, oid uint32, mode LargeObjectMode) (*LargeObject, error)

//surety:releases recv reader
func (o *LargeObject) Close() error
