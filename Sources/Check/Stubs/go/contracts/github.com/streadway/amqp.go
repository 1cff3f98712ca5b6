// Facts from the public source and documentation of streadway/amqp.
package amqp // import "github.com/streadway/amqp"

type Connection struct{}
type Channel struct{}

//surety:acquires result[0] amqpconn
//surety:blocks
func Dial(url string) (*Connection, error)

//surety:acquires result[0] amqpconn
//surety:blocks
func DialConfig(url string, config Config) (*Connection, error)

//surety:releases recv amqpconn
func (c *Connection) Close() error

// The channels of a connection are closed with it.
//surety:acquires result[0] amqpchannel
//surety:over recv
//surety:blocks
func (c *Connection) Channel() (*Channel, error)

//surety:releases recv amqpchannel
func (ch *Channel) Close() error

// What is delivered comes as long as the channel is open: it is there to stay, and ends with its connection.
//surety:takes recv
func (ch *Channel) Consume(queue, consumer string, autoAck, exclusive, noLocal, noWait bool, args Table) (<-chan Delivery, error)
