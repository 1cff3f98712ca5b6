// Facts from the public source and documentation of googleapis/google-cloud-go.
package spanner // import "cloud.google.com/go/spanner"

type RowIterator struct{}

//surety:releases recv iterator
func (r *RowIterator) Stop()

//surety:releases recv iterator
//surety:calls f
func (r *RowIterator) Do(f func(r *Row) error) error

// The end (iterator.Done) or an error does not replace Stop.
//surety:borrows recv
//surety:blocks
func (r *RowIterator) Next() (*Row, error)

// bigquery's RowIterator holds nothing to close; its Client has Close (process-long).
