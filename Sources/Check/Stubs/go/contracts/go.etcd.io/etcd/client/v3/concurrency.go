// Facts from the public source and documentation of etcd-io/etcd.
package concurrency // import "go.etcd.io/etcd/client/v3/concurrency"

import (
	"context"
	v3 "go.etcd.io/etcd/client/v3"
	"sync"
)

type Session struct{}
type Mutex struct{}
type Election struct{}

//surety:acquires result[0] etcdsession
//surety:over client
//surety:blocks
func NewSession(client *v3.Client, opts ...SessionOption) (*Session, error)

//surety:releases recv etcdsession
func (s *Session) Close() error

//surety:releases recv etcdsession
func (s *Session) Orphan()

//surety:shares s
func NewMutex(s *Session, pfx string) *Mutex

//surety:shares s
func NewLocker(s *Session, pfx string) sync.Locker

//surety:acquires recv etcdlock
//surety:blocks
func (m *Mutex) Lock(ctx context.Context) error

//surety:acquires recv etcdlock
func (m *Mutex) TryLock(ctx context.Context) error

//surety:releases recv etcdlock
//surety:blocks
func (m *Mutex) Unlock(ctx context.Context) error

//surety:shares s
func NewElection(s *Session, pfx string) *Election

//surety:acquires recv etcdleader
//surety:blocks
func (e *Election) Campaign(ctx context.Context, val string) error

//surety:releases recv etcdleader on=ok
func (e *Election) Resign(ctx context.Context) (err error)
