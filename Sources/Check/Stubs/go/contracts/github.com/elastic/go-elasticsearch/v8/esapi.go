// Facts from the public source and documentation of elastic/go-elasticsearch.
package esapi // import "github.com/elastic/go-elasticsearch/v8/esapi"

import (
	"context"
	"io"
	"net/http"
)

// Each request is a function, or a type with a Do; both give a response whose body is to be closed.
//surety:acquires recv.Body body given
type Response struct {
	StatusCode int
	Header     http.Header
	Body       io.ReadCloser
}

type Transport interface {
	Perform(*http.Request) (*http.Response, error)
}

//surety:pure
func (r *Response) IsError() bool

//surety:pure
func (r *Response) Status() string

//surety:borrows recv
func (r *Response) String() string

type API struct {
	Bulk          Bulk
	ClearScroll   ClearScroll
	Count         Count
	Create        Create
	Delete        Delete
	DeleteByQuery DeleteByQuery
	Exists        Exists
	Get           Get
	Index         Index
	Info          Info
	Mget          Mget
	Msearch       Msearch
	Ping          Ping
	Reindex       Reindex
	Scroll        Scroll
	Search        Search
	Update        Update
	UpdateByQuery UpdateByQuery
}

type Bulk func(body io.Reader, o ...func(*BulkRequest)) (*Response, error)
type ClearScroll func(o ...func(*ClearScrollRequest)) (*Response, error)
type Count func(o ...func(*CountRequest)) (*Response, error)
type Create func(index string, id string, body io.Reader, o ...func(*CreateRequest)) (*Response, error)
type Delete func(index string, id string, o ...func(*DeleteRequest)) (*Response, error)
type DeleteByQuery func(index []string, body io.Reader, o ...func(*DeleteByQueryRequest)) (*Response, error)
type Exists func(index string, id string, o ...func(*ExistsRequest)) (*Response, error)
type Get func(index string, id string, o ...func(*GetRequest)) (*Response, error)
type Index func(index string, body io.Reader, o ...func(*IndexRequest)) (*Response, error)
type Info func(o ...func(*InfoRequest)) (*Response, error)
type Mget func(body io.Reader, o ...func(*MgetRequest)) (*Response, error)
type Msearch func(body io.Reader, o ...func(*MsearchRequest)) (*Response, error)
type Ping func(o ...func(*PingRequest)) (*Response, error)
type Reindex func(body io.Reader, o ...func(*ReindexRequest)) (*Response, error)
type Scroll func(o ...func(*ScrollRequest)) (*Response, error)
type Search func(o ...func(*SearchRequest)) (*Response, error)
type Update func(index string, id string, body io.Reader, o ...func(*UpdateRequest)) (*Response, error)
type UpdateByQuery func(index []string, o ...func(*UpdateByQueryRequest)) (*Response, error)

type BulkRequest struct{}
type ClearScrollRequest struct{}
type CountRequest struct{}
type CreateRequest struct{}
type DeleteRequest struct{}
type DeleteByQueryRequest struct{}
type ExistsRequest struct{}
type GetRequest struct{}
type IndexRequest struct{}
type IndicesCreateRequest struct{}
type IndicesDeleteRequest struct{}
type IndicesExistsRequest struct{}
type SearchRequest struct{}
type UpdateRequest struct{}

//surety:acquires result[0].Body body
//surety:blocks
func (r BulkRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r CountRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r CreateRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r DeleteRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r DeleteByQueryRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r GetRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r IndexRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r IndicesCreateRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r IndicesDeleteRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r SearchRequest) Do(ctx context.Context, transport Transport) (*Response, error)

//surety:acquires result[0].Body body
//surety:blocks
func (r UpdateRequest) Do(ctx context.Context, transport Transport) (*Response, error)
