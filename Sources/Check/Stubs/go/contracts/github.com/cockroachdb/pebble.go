// Facts from the public source and documentation of cockroachdb/pebble.
package pebble // import "github.com/cockroachdb/pebble"

import (
	"context"
	"io"
)

type DB struct{}
type Iterator struct{}
type Snapshot struct{}

//surety:acquires result[0] kvdb
func Open(dirname string, opts *Options) (db *DB, err error)

// Panics when called twice; reports (panics on) leaked iterators and snapshots.
//surety:releases recv kvdb
func (d *DB) Close() error

//surety:acquires result[1] kvvalue
//surety:over recv
func (d *DB) Get(key []byte) ([]byte, io.Closer, error)

//surety:acquires result[0] kviter
//surety:over recv strict
func (d *DB) NewIter(o *IterOptions) (*Iterator, error)

//surety:acquires result[0] kviter
//surety:over recv strict
func (d *DB) NewIterWithContext(ctx context.Context, o *IterOptions) (*Iterator, error)

//surety:releases recv kviter
func (i *Iterator) Close() error

//surety:acquires result[0] kviter
func (i *Iterator) Clone(opts CloneOptions) (*Iterator, error)

//surety:acquires result[0] kvsnap
//surety:over recv
func (d *DB) NewSnapshot() *Snapshot

//surety:releases recv kvsnap
func (s *Snapshot) Close() error

//surety:acquires result[0] kviter
//surety:over recv strict
func (s *Snapshot) NewIter(o *IterOptions) (*Iterator, error)

// A batch returns to a pool: dropping one is harmless, Close after Commit is still the custom.
//surety:pure
func (d *DB) NewBatch(opts ...BatchOption) *Batch

//surety:pure
func (d *DB) NewIndexedBatch() *Batch
