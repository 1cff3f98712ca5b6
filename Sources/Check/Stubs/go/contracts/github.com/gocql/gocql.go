// Facts from the public source and documentation of gocql/gocql.
package gocql // import "github.com/gocql/gocql"

import "context"

type ClusterConfig struct{}
type Session struct{}
type Query struct{}
type Iter struct{}
type Scanner interface {
	Next() bool
	Scan(...any) error
	Err() error
}

//surety:acquires result[0] cqlsession
//surety:blocks
func (cfg *ClusterConfig) CreateSession() (*Session, error)

//surety:acquires result[0] cqlsession
//surety:blocks
func NewSession(cfg ClusterConfig) (*Session, error)

//surety:releases recv cqlsession
func (s *Session) Close()

//surety:pure
func (s *Session) Query(stmt string, values ...any) *Query

//surety:shares recv
func (q *Query) WithContext(ctx context.Context) *Query

//surety:acquires result[0] cqliter
//surety:blocks
func (q *Query) Iter() *Iter

//surety:releases recv cqliter
func (iter *Iter) Close() error

// It gives back what the iterator holds, and the error by its own Err.
//surety:takes recv
func (iter *Iter) Scanner() Scanner

//surety:releases recv cqliter
func (iter *Iter) SliceMap() ([]map[string]any, error)
