// Facts from the public source and documentation of dgraph-io/badger.
package badger // import "github.com/dgraph-io/badger/v4"

type DB struct{}
type Txn struct{}
type Iterator struct{}
type WriteBatch struct{}
type Sequence struct{}

//surety:acquires result[0] kvdb
func Open(opt Options) (*DB, error)

//surety:acquires result[0] kvdb
func OpenManaged(opts Options) (*DB, error)

//surety:releases recv kvdb
//surety:blocks
func (db *DB) Close() error

//surety:acquires result[0] kvtx
//surety:over recv
func (db *DB) NewTransaction(update bool) *Txn

//surety:acquires result[0] kvtx
//surety:over recv
func (db *DB) NewTransactionAt(readTs uint64, update bool) *Txn

//surety:releases recv kvtx
func (txn *Txn) Discard()

// Commit discards whether it succeeds or not.
//surety:releases recv kvtx
//surety:blocks
func (txn *Txn) Commit() error

//surety:releases recv kvtx
func (txn *Txn) CommitWith(cb func(error))

// Must be closed before its transaction is discarded (else panic).
//surety:acquires result[0] kviter
//surety:over recv strict
func (txn *Txn) NewIterator(opt IteratorOptions) *Iterator

//surety:acquires result[0] kviter
//surety:over recv strict
func (txn *Txn) NewKeyIterator(key []byte, opt IteratorOptions) *Iterator

//surety:releases recv kviter
func (it *Iterator) Close()

//surety:acquires result[0] kvbatch
//surety:over recv
func (db *DB) NewWriteBatch() *WriteBatch

//surety:releases recv kvbatch
//surety:blocks
func (wb *WriteBatch) Flush() error

//surety:releases recv kvbatch
func (wb *WriteBatch) Cancel()

//surety:acquires result[0] kvsnap
//surety:over recv
func (db *DB) GetSequence(key []byte, bandwidth uint64) (*Sequence, error)

//surety:releases recv kvsnap
func (seq *Sequence) Release() error

//surety:calls fn
func (db *DB) View(fn func(txn *Txn) error) error

//surety:calls fn
func (db *DB) Update(fn func(txn *Txn) error) error
