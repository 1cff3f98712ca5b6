// Facts from the public source and documentation of elastic/go-elasticsearch.
package elasticsearch // import "github.com/elastic/go-elasticsearch/v8"

import "github.com/elastic/go-elasticsearch/v8/esapi"

type Client struct {
	*esapi.API
}

// It only keeps the settings: connections are made by requests.
//surety:pure
func NewClient(cfg Config) (*Client, error)

//surety:pure
func NewDefaultClient() (*Client, error)
