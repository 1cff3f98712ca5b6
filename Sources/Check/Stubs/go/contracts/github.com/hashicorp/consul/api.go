// Facts from the public source and documentation of hashicorp/consul.
package api // import "github.com/hashicorp/consul/api"

type Session struct{}
type Client struct{}
type Lock struct{}

//surety:acquires result[0] consulsession
//surety:blocks
func (s *Session) Create(se *SessionEntry, q *WriteOptions) (string, *WriteMeta, error)

//surety:acquires result[0] consulsession
//surety:blocks
func (s *Session) CreateNoChecks(se *SessionEntry, q *WriteOptions) (string, *WriteMeta, error)

//surety:releases id consulsession on=ok
//surety:blocks
func (s *Session) Destroy(id string, q *WriteOptions) (*WriteMeta, error)

// Returns when doneCh is closed, and destroys the session then.
//surety:releases id consulsession
//surety:blocks
func (s *Session) RenewPeriodic(initialTTL string, id string, q *WriteOptions, doneCh <-chan struct{}) error

//surety:pure
func (c *Client) LockKey(key string) (*Lock, error)

//surety:pure
func (c *Client) LockOpts(opts *LockOptions) (*Lock, error)

// Neither a channel nor an error when stopCh is closed first: not held then.
//surety:acquires recv consullock on=nonnil
//surety:blocks
func (l *Lock) Lock(stopCh <-chan struct{}) (<-chan struct{}, error)

//surety:releases recv consullock
//surety:blocks
func (l *Lock) Unlock() error
