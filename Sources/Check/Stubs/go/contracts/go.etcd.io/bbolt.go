// Facts from the public source and documentation of etcd-io/bbolt.
package bbolt // import "go.etcd.io/bbolt"

import "os"

type DB struct{}
type Tx struct{}

// Takes a flock on the file: waits for ever without Options.Timeout.
//surety:acquires result[0] kvdb
//surety:blocks
func Open(path string, mode os.FileMode, options *Options) (db *DB, err error)

// Waits for open transactions: a leaked one hangs it.
//surety:releases recv kvdb
//surety:blocks
func (db *DB) Close() error

//surety:acquires result[0] kvtx
//surety:over recv
//surety:blocks
func (db *DB) Begin(writable bool) (t *Tx, err error)

// Rolls back by itself when a write fails; on a read-only Tx it fails and releases nothing.
//surety:releases recv kvtx
func (tx *Tx) Commit() (err error)

//surety:releases recv kvtx
func (tx *Tx) Rollback() error

//surety:calls fn
func (db *DB) View(fn func(*Tx) error) error

//surety:calls fn
//surety:blocks
func (db *DB) Update(fn func(*Tx) error) error

//surety:calls fn isolated
//surety:blocks
func (db *DB) Batch(fn func(*Tx) error) error
