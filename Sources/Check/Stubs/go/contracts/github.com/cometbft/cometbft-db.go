// Facts from the public source and documentation of cometbft/cometbft-db.
package db // import "github.com/cometbft/cometbft-db"

type DB interface {
	//surety:acquires result[0] kviter
	//surety:over recv
	Iterator(start, end []byte) (Iterator, error)
	//surety:acquires result[0] kviter
	//surety:over recv
	ReverseIterator(start, end []byte) (Iterator, error)
	//surety:releases recv kvdb
	Close() error
	//surety:acquires result[0] kvbatch
	//surety:over recv
	NewBatch() Batch
}

type Iterator interface {
	//surety:releases recv kviter
	Close() error
	Valid() bool
	Next()
	Key() []byte
	Value() []byte
	Error() error
}

type Batch interface {
	//surety:releases recv kvbatch
	Close() error
	//surety:borrows recv
	Write() error
	//surety:borrows recv
	WriteSync() error
	//surety:borrows recv
	Set(key, value []byte) error
	//surety:borrows recv
	Delete(key []byte) error
}

//surety:acquires result[0] kvdb
func NewDB(name string, backend BackendType, dir string) (DB, error)
