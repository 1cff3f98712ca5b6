// Facts from the public source and documentation of nats-io/nats.go.
package nats // import "github.com/nats-io/nats.go"

import "time"

type Conn struct{}
type Subscription struct{}

//surety:acquires result[0] natsconn
//surety:blocks
func Connect(url string, options ...Option) (*Conn, error)

//surety:releases recv natsconn
func (nc *Conn) Close()

// Asynchronous: closes the connection when the subscriptions are drained.
//surety:releases recv natsconn on=ok
func (nc *Conn) Drain() error

//surety:acquires result[0] natssub
//surety:over recv
//surety:spawns cb
func (nc *Conn) Subscribe(subj string, cb MsgHandler) (*Subscription, error)

//surety:acquires result[0] natssub
//surety:over recv
func (nc *Conn) SubscribeSync(subj string) (*Subscription, error)

//surety:acquires result[0] natssub
//surety:over recv
func (nc *Conn) ChanSubscribe(subj string, ch chan *Msg) (*Subscription, error)

//surety:acquires result[0] natssub
//surety:over recv
//surety:spawns cb
func (nc *Conn) QueueSubscribe(subj, queue string, cb MsgHandler) (*Subscription, error)

//surety:acquires result[0] natssub
//surety:over recv
func (nc *Conn) QueueSubscribeSync(subj, queue string) (*Subscription, error)

//surety:releases recv natssub
func (s *Subscription) Unsubscribe() error

//surety:releases recv natssub
func (s *Subscription) Drain() error

//surety:blocks
func (s *Subscription) NextMsg(timeout time.Duration) (*Msg, error)
