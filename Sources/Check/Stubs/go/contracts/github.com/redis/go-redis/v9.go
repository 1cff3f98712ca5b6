// Facts from the public source and documentation of redis/go-redis.
package redis // import "github.com/redis/go-redis/v9"

import "context"

type Client struct{}
type ClusterClient struct{}
type Ring struct{}
type PubSub struct{}
type UniversalClient interface {
	//surety:releases recv redisclient
	Close() error
}

//surety:acquires result[0] redisclient
func NewClient(opt *Options) *Client

//surety:acquires result[0] redisclient
func NewClusterClient(opt *ClusterOptions) *ClusterClient

//surety:acquires result[0] redisclient
func NewFailoverClient(failoverOpt *FailoverOptions) *Client

//surety:acquires result[0] redisclient
func NewFailoverClusterClient(failoverOpt *FailoverOptions) *ClusterClient

//surety:acquires result[0] redisclient
func NewRing(opt *RingOptions) *Ring

//surety:acquires result[0] redisclient
func NewSentinelClient(opt *Options) *SentinelClient

//surety:acquires result[0] redisclient
func NewUniversalClient(opts *UniversalOptions) UniversalClient

//surety:releases recv redisclient
func (c *Client) Close() error

//surety:releases recv redisclient
func (c *ClusterClient) Close() error

//surety:releases recv redisclient
func (c *Ring) Close() error

//surety:acquires result[0] redisconn
func (c *Client) Conn() *Conn

//surety:acquires result[0] pubsub
func (c *Client) Subscribe(ctx context.Context, channels ...string) *PubSub

//surety:acquires result[0] pubsub
func (c *Client) PSubscribe(ctx context.Context, channels ...string) *PubSub

//surety:acquires result[0] pubsub
func (c *Client) SSubscribe(ctx context.Context, channels ...string) *PubSub

//surety:acquires result[0] pubsub
func (c *ClusterClient) Subscribe(ctx context.Context, channels ...string) *PubSub

//surety:acquires result[0] pubsub
func (c *ClusterClient) PSubscribe(ctx context.Context, channels ...string) *PubSub

//surety:acquires result[0] pubsub
func (c *Ring) Subscribe(ctx context.Context, channels ...string) *PubSub

//surety:releases recv pubsub
func (c *PubSub) Close() error

//surety:shares recv
func (c *PubSub) Channel(opts ...ChannelOption) <-chan *Message

//surety:blocks
func (c *PubSub) Receive(ctx context.Context) (interface{}, error)

//surety:blocks
func (c *PubSub) ReceiveMessage(ctx context.Context) (*Message, error)

// The Tx is closed by Watch.
//surety:calls fn
//surety:blocks
func (c *Client) Watch(ctx context.Context, fn func(*Tx) error, keys ...string) error

//surety:pure
func (c *Client) Pipeline() Pipeliner

//surety:pure
func (c *Client) TxPipeline() Pipeliner

//surety:calls fn
//surety:blocks
func (c *Client) Pipelined(ctx context.Context, fn func(Pipeliner) error) ([]Cmder, error)

//surety:calls fn
//surety:blocks
func (c *Client) TxPipelined(ctx context.Context, fn func(Pipeliner) error) ([]Cmder, error)
