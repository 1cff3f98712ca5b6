// Facts from the public source and documentation of jackc/pgx.
package pgconn // import "github.com/jackc/pgx/v5/pgconn"

import "context"

type PgConn struct{}
type MultiResultReader struct{}
type ResultReader struct{}

//surety:acquires result[0] pgxconn
//surety:blocks
func Connect(ctx context.Context, connString string) (*PgConn, error)

//surety:acquires result[0] pgxconn
//surety:blocks
func ConnectConfig(ctx context.Context, config *Config) (*PgConn, error)

//surety:releases recv pgxconn
func (pgConn *PgConn) Close(ctx context.Context) error

//surety:releases recv pgxrows
func (mrr *MultiResultReader) Close() error

//surety:releases recv pgxrows
func (mrr *MultiResultReader) ReadAll() ([]*Result, error)

//surety:releases recv pgxrows
func (rr *ResultReader) Close() (CommandTag, error)

//surety:releases recv pgxrows
func (rr *ResultReader) Read() *Result
