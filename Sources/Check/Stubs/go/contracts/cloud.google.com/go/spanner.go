// Facts from the documentation of cloud.google.com/go/spanner.
package spanner // import "cloud.google.com/go/spanner"

import "context"

type Client struct{}
type ReadOnlyTransaction struct{}
type BatchReadOnlyTransaction struct{}
type RowIterator struct{}

//surety:acquires result[0] spannerclient
func NewClient(ctx context.Context, database string, opts ...any) (*Client, error)

//surety:releases recv spannerclient
func (c *Client) Close()

// It is given back by its one read.
//surety:pure
func (c *Client) Single() *ReadOnlyTransaction

//surety:acquires result[0] spannertx
func (c *Client) ReadOnlyTransaction() *ReadOnlyTransaction

//surety:releases recv spannertx
func (t *ReadOnlyTransaction) Close()

//surety:acquires result[0] spanneriter
//surety:over recv
func (t *ReadOnlyTransaction) Read(ctx context.Context, table string, keys KeySet, columns []string) *RowIterator

//surety:acquires result[0] spanneriter
//surety:over recv
func (t *ReadOnlyTransaction) Query(ctx context.Context, statement Statement) *RowIterator

//surety:releases recv spanneriter
func (r *RowIterator) Stop()

// It stops the iterator behind the last row, and behind an error.
//surety:releases recv spanneriter
func (r *RowIterator) Do(f func(r *Row) error) error
