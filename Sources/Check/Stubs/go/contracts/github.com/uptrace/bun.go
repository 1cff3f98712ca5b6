// Facts from the public source and documentation of uptrace/bun.
package bun // import "github.com/uptrace/bun"

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

//surety:shares sqldb
func NewDB(sqldb *sql.DB, dialect any, opts ...DBOption) *DB

//surety:acquires result[0] tx
//surety:blocks
//surety:draws recv.DB
func (db *DB) Begin() (Tx, error)

//surety:acquires result[0] tx
//surety:blocks
//surety:draws recv.DB
func (db *DB) BeginTx(ctx context.Context, opts *sql.TxOptions) (Tx, error)
