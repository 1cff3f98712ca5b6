// Facts from the public source and documentation of mongodb/mongo-go-driver.
package mongo // import "go.mongodb.org/mongo-driver/mongo"

import "context"

type Client struct{}
type Database struct{}
type Collection struct{}
type Cursor struct{}
type ChangeStream struct{}
type Session struct{}

//surety:acquires result[0] mongocursor
//surety:over recv
//surety:blocks
func (coll *Collection) Find(ctx context.Context, filter any, opts ...any) (*Cursor, error)

//surety:acquires result[0] mongocursor
//surety:over recv
//surety:blocks
func (coll *Collection) Aggregate(ctx context.Context, pipeline any, opts ...any) (*Cursor, error)

//surety:acquires result[0] mongostream
//surety:over recv
//surety:blocks
func (coll *Collection) Watch(ctx context.Context, pipeline any, opts ...any) (*ChangeStream, error)

//surety:acquires result[0] mongocursor
//surety:over recv
//surety:blocks
func (db *Database) Aggregate(ctx context.Context, pipeline any, opts ...any) (*Cursor, error)

//surety:acquires result[0] mongocursor
//surety:over recv
//surety:blocks
func (db *Database) ListCollections(ctx context.Context, filter any, opts ...any) (*Cursor, error)

//surety:acquires result[0] mongocursor
//surety:over recv
//surety:blocks
func (db *Database) RunCommandCursor(ctx context.Context, runCommand any, opts ...any) (*Cursor, error)

//surety:acquires result[0] mongostream
//surety:over recv
//surety:blocks
func (db *Database) Watch(ctx context.Context, pipeline any, opts ...any) (*ChangeStream, error)

//surety:acquires result[0] mongostream
//surety:over recv
//surety:blocks
func (c *Client) Watch(ctx context.Context, pipeline any, opts ...any) (*ChangeStream, error)

//surety:releases recv mongocursor
func (c *Cursor) Close(ctx context.Context) error

// It closes the cursor, whatever happens.
//surety:releases recv mongocursor
//surety:blocks
func (c *Cursor) All(ctx context.Context, results any) error

// At its end the server has closed its side.
//surety:releases recv mongocursor on=false
//surety:blocks
func (c *Cursor) Next(ctx context.Context) bool

//surety:borrows recv
func (c *Cursor) TryNext(ctx context.Context) bool

//surety:borrows recv
func (c *Cursor) Decode(val any) error

//surety:borrows recv
//surety:checked recv
func (c *Cursor) Err() error

//surety:releases recv mongostream
func (cs *ChangeStream) Close(ctx context.Context) error

//surety:borrows recv
//surety:blocks
func (cs *ChangeStream) Next(ctx context.Context) bool

//surety:borrows recv
func (cs *ChangeStream) Decode(val any) error

//surety:borrows recv
//surety:checked recv
func (cs *ChangeStream) Err() error
