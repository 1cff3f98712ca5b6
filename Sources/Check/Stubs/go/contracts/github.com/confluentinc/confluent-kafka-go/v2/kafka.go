// Facts from the public source and documentation of confluentinc/confluent-kafka-go.
package kafka // import "github.com/confluentinc/confluent-kafka-go/v2/kafka"

type Consumer struct{}
type Producer struct{}
type AdminClient struct{}

//surety:acquires result[0] kafka
func NewConsumer(conf *ConfigMap) (*Consumer, error)

//surety:releases recv kafka
//surety:blocks
func (c *Consumer) Close() (err error)

//surety:acquires result[0] kafka
func NewProducer(conf *ConfigMap) (*Producer, error)

//surety:releases recv kafka
func (p *Producer) Close()

//surety:acquires result[0] kafka
func NewAdminClient(conf *ConfigMap) (*AdminClient, error)

//surety:releases recv kafka
func (a *AdminClient) Close()
