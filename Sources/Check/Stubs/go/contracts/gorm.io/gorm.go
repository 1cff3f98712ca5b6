// Facts from the public source and documentation of go-gorm/gorm.
package gorm // import "gorm.io/gorm"

import "database/sql"

type DB struct {
	Error        error
	RowsAffected int64
}

// The *sql.DB behind it (db.DB()) is process-long; gorm has no Close.
//surety:pure
func Open(dialector Dialector, opts ...Option) (db *DB, err error)

//surety:acquires result[0] gormtx on=ok errors=result[0].Error
//surety:blocks
func (db *DB) Begin(opts ...*sql.TxOptions) *DB

//surety:releases recv gormtx
//surety:blocks
func (db *DB) Commit() *DB

//surety:releases recv gormtx
//surety:blocks
func (db *DB) Rollback() *DB

//surety:calls fc
//surety:blocks
func (db *DB) Transaction(fc func(tx *DB) error, opts ...*sql.TxOptions) (err error)

//surety:calls fc
//surety:blocks
func (db *DB) Connection(fc func(tx *DB) error) (err error)

//surety:calls fc
func (db *DB) FindInBatches(dest interface{}, batchSize int, fc func(tx *DB, batch int) error) *DB

//surety:acquires result[0] rows
//surety:blocks
func (db *DB) Rows() (*sql.Rows, error)

//surety:acquires result[0] row
//surety:blocks
func (db *DB) Row() *sql.Row

//surety:derives result[0] from recv
func (db *DB) DB() (*sql.DB, error)

//surety:borrows rows
func (db *DB) ScanRows(rows *sql.Rows, dest interface{}) error
