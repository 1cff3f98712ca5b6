// Facts from the public source and documentation of etcd-io/etcd.
package clientv3 // import "go.etcd.io/etcd/client/v3"

import (
	"context"
	"io"
)

type Client struct {
	Lease
	Watcher
	Maintenance
}
type LeaseID int64
type LeaseGrantResponse struct {
	ID  LeaseID
	TTL int64
}
type SnapshotResponse struct {
	Snapshot io.ReadCloser
}

//surety:acquires result[0] etcdclient
func New(cfg Config) (*Client, error)

//surety:acquires result[0] etcdclient
func NewFromURL(url string) (*Client, error)

//surety:acquires result[0] etcdclient
func NewFromURLs(urls []string) (*Client, error)

// No connection yet.
//surety:pure
func NewCtxClient(ctx context.Context, opts ...Option) *Client

//surety:releases recv etcdclient
func (c *Client) Close() error

type Lease interface {
	//surety:acquires result[0].ID etcdlease
	//surety:blocks
	Grant(ctx context.Context, ttl int64) (*LeaseGrantResponse, error)
	//surety:releases id etcdlease on=ok
	//surety:blocks
	Revoke(ctx context.Context, id LeaseID) (*LeaseRevokeResponse, error)
	// Runs until ctx ends; the channel must be drained.
	//surety:borrows id
	KeepAlive(ctx context.Context, id LeaseID) (<-chan *LeaseKeepAliveResponse, error)
	//surety:borrows id
	KeepAliveOnce(ctx context.Context, id LeaseID) (*LeaseKeepAliveResponse, error)
	// Stops keep-alives; revokes nothing.
	//surety:borrows recv
	Close() error
}

type Watcher interface {
	// Ended by ctx only.
	//surety:borrows ctx
	Watch(ctx context.Context, key string, opts ...OpOption) WatchChan
	//surety:releases recv watcher
	Close() error
}

type Maintenance interface {
	//surety:acquires result[0] reader late=ctx
	Snapshot(ctx context.Context) (io.ReadCloser, error)
	//surety:acquires result[0].Snapshot reader late=ctx
	SnapshotWithVersion(ctx context.Context) (*SnapshotResponse, error)
}

//surety:acquires result[0] watcher
func NewWatcher(c *Client) Watcher
