// Facts from the public source and documentation of IBM/sarama.
package sarama // import "github.com/IBM/sarama"

type Client interface {
	//surety:releases recv kafka
	Close() error
}
type SyncProducer interface {
	//surety:releases recv kafka
	Close() error
}
type ConsumerGroup interface {
	//surety:releases recv kafka
	Close() error
}
type ClusterAdmin interface {
	//surety:releases recv kafka
	Close() error
}
type PartitionConsumer interface {
	//surety:releases recv kafka
	AsyncClose()
	//surety:releases recv kafka
	Close() error
}

//surety:acquires result[0] kafka
func NewClient(addrs []string, conf *Config) (Client, error)

//surety:acquires result[0] kafka
func NewSyncProducer(addrs []string, config *Config) (SyncProducer, error)

//surety:acquires result[0] kafka
func NewAsyncProducer(addrs []string, conf *Config) (AsyncProducer, error)

//surety:acquires result[0] kafka
func NewConsumer(addrs []string, config *Config) (Consumer, error)

//surety:acquires result[0] kafka
func NewConsumerGroup(addrs []string, groupID string, config *Config) (ConsumerGroup, error)

//surety:acquires result[0] kafka
func NewClusterAdmin(addrs []string, conf *Config) (ClusterAdmin, error)

// From a client: the client keeps its own duty (ClusterAdmin's Close closes the client).
//surety:acquires result[0] kafka
//surety:over client
func NewSyncProducerFromClient(client Client) (SyncProducer, error)

//surety:acquires result[0] kafka
//surety:over client
func NewAsyncProducerFromClient(client Client) (AsyncProducer, error)

// Only a client that is closed makes it fail.
//surety:acquires result[0] kafka
//surety:over client
//surety:reliable
func NewConsumerFromClient(client Client) (Consumer, error)

//surety:acquires result[0] kafka
//surety:over client
func NewConsumerGroupFromClient(groupID string, client Client) (ConsumerGroup, error)

//surety:shares client
func NewClusterAdminFromClient(client Client) (ClusterAdmin, error)

type Consumer interface {
	//surety:acquires result[0] kafka
	//surety:over recv
	ConsumePartition(topic string, partition int32, offset int64) (PartitionConsumer, error)
	//surety:releases recv kafka
	Close() error
}

type AsyncProducer interface {
	//surety:releases recv kafka
	AsyncClose()
	//surety:releases recv kafka
	//surety:blocks
	Close() error
}
