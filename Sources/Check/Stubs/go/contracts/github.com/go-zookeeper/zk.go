// Facts from the public source and documentation of go-zookeeper/zk.
package zk // import "github.com/go-zookeeper/zk"

import "time"

type Conn struct{}
type Lock struct{}

//surety:acquires result[0] zkconn
func Connect(servers []string, sessionTimeout time.Duration, options ...connOption) (*Conn, <-chan Event, error)

//surety:releases recv zkconn
func (c *Conn) Close()

//surety:shares c
func NewLock(c *Conn, path string, acl []ACL) *Lock

//surety:acquires recv zklock
//surety:blocks
func (l *Lock) Lock() error

//surety:acquires recv zklock
//surety:blocks
func (l *Lock) LockWithData(data []byte) error

//surety:releases recv zklock on=ok
func (l *Lock) Unlock() error
