// Facts from the public source and documentation of segmentio/kafka-go.
package kafka // import "github.com/segmentio/kafka-go"

import (
	"context"
	"net"
)

type Writer struct{}
type Reader struct{}
type Conn struct{}
type Batch struct{}
type ConsumerGroup struct{}
type Generation struct{}

//surety:acquires result[0] kafka
func NewReader(config ReaderConfig) *Reader

//surety:acquires result[0] kafka
func NewWriter(config WriterConfig) *Writer

// Close sends what is pending: its error tells of lost messages.
//surety:releases recv kafka
//surety:blocks
func (w *Writer) Close() error

//surety:releases recv kafka
func (r *Reader) Close() error

//surety:acquires result[0] kafka
//surety:blocks
func Dial(network string, address string) (*Conn, error)

//surety:acquires result[0] kafka
//surety:blocks
func DialContext(ctx context.Context, network string, address string) (*Conn, error)

//surety:acquires result[0] kafka
//surety:blocks
func DialLeader(ctx context.Context, network string, address string, topic string, partition int) (*Conn, error)

//surety:shares conn
func NewConn(conn net.Conn, topic string, partition int) *Conn

//surety:releases recv kafka
func (c *Conn) Close() error

// Always non-nil; a failed fetch shows in Batch.Err and still wants Close. Holds the Conn's read lock until
// closed.
//surety:acquires result[0] kafka
//surety:over recv
func (c *Conn) ReadBatch(minBytes, maxBytes int) *Batch

//surety:acquires result[0] kafka
//surety:over recv
func (c *Conn) ReadBatchWith(cfg ReadBatchConfig) *Batch

//surety:releases recv kafka
func (batch *Batch) Close() error

//surety:acquires result[0] kafka
func NewConsumerGroup(config ConsumerGroupConfig) (*ConsumerGroup, error)

//surety:releases recv kafka
func (cg *ConsumerGroup) Close() error

//surety:spawns fn
func (g *Generation) Start(fn func(ctx context.Context))
