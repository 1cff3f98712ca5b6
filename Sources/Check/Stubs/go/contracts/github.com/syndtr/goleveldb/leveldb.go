// Facts from the public source and documentation of syndtr/goleveldb.
package leveldb // import "github.com/syndtr/goleveldb/leveldb"

import (
	"github.com/syndtr/goleveldb/leveldb/iterator"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
	"github.com/syndtr/goleveldb/leveldb/util"
)

type DB struct{}
type Snapshot struct{}
type Transaction struct{}

//surety:acquires result[0] kvdb
func OpenFile(path string, o *opt.Options) (db *DB, err error)

//surety:over stor
//surety:acquires result[0] kvdb
func Open(stor storage.Storage, o *opt.Options) (db *DB, err error)

//surety:releases recv kvdb
func (db *DB) Close() error

//surety:acquires result[0] kviter
//surety:over recv
func (db *DB) NewIterator(slice *util.Range, ro *opt.ReadOptions) iterator.Iterator

//surety:acquires result[0] kvsnap
//surety:over recv
func (db *DB) GetSnapshot() (*Snapshot, error)

//surety:releases recv kvsnap
func (snap *Snapshot) Release()

//surety:acquires result[0] kviter
//surety:over recv
func (snap *Snapshot) NewIterator(slice *util.Range, ro *opt.ReadOptions) iterator.Iterator

// One at a time: it holds the write lock.
//surety:acquires result[0] kvtx
//surety:over recv
//surety:blocks
func (db *DB) OpenTransaction() (*Transaction, error)

// On error the transaction stays open: Discard or Commit again.
//surety:releases recv kvtx on=ok
func (tr *Transaction) Commit() error

//surety:releases recv kvtx
func (tr *Transaction) Discard()
