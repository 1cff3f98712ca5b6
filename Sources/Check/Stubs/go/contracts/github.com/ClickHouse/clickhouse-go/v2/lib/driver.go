// Facts from the public source and documentation of ClickHouse/clickhouse-go.
package driver // import "github.com/ClickHouse/clickhouse-go/v2/lib/driver"

import "context"

type Conn interface {
	//surety:acquires result[0] rows
	//surety:over recv
	//surety:blocks
	Query(ctx context.Context, query string, args ...any) (Rows, error)
}

type Rows interface {
	//surety:releases recv rows
	Close() error
	//surety:releases recv rows on=false
	//surety:blocks
	Next() bool
	//surety:borrows recv
	Scan(dest ...any) error
	//surety:borrows recv
	//surety:checked recv
	Err() error
}
