// Facts from the public source and documentation of jackc/pgx.
package pgxpool // import "github.com/jackc/pgx/v5/pgxpool"

import (
	"context"
	"github.com/jackc/pgx/v5"
)

type Pool struct{}
type Conn struct{}
type Tx struct{}

//surety:acquires result[0] pgxpool
func New(ctx context.Context, connString string) (*Pool, error)

//surety:acquires result[0] pgxpool
func NewWithConfig(ctx context.Context, config *Config) (*Pool, error)

// Version 4 has these names.
//surety:acquires result[0] pgxpool
func Connect(ctx context.Context, connString string) (*Pool, error)

//surety:acquires result[0] pgxpool
func ConnectConfig(ctx context.Context, config *Config) (*Pool, error)

// Waits for every acquired connection: a leaked one hangs it.
//surety:releases recv pgxpool
//surety:blocks
func (p *Pool) Close()

//surety:acquires result[0] pgxpoolconn
//surety:blocks
//surety:draws recv
func (p *Pool) Acquire(ctx context.Context) (c *Conn, err error)

//surety:calls f
//surety:blocks
//surety:draws recv
func (p *Pool) AcquireFunc(ctx context.Context, f func(*Conn) error) error

//surety:acquires result[0][*] pgxpoolconn
func (p *Pool) AcquireAllIdle(ctx context.Context) []*Conn

//surety:acquires result[0] pgxtx
//surety:blocks
//surety:draws recv
func (p *Pool) Begin(ctx context.Context) (pgx.Tx, error)

//surety:acquires result[0] pgxtx
//surety:blocks
//surety:draws recv
func (p *Pool) BeginTx(ctx context.Context, txOptions pgx.TxOptions) (pgx.Tx, error)

//surety:acquires result[0] pgxrows
//surety:nonnil result[0]
//surety:nonnil result[0]
//surety:blocks
//surety:draws recv
func (p *Pool) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)

//surety:acquires result[0] pgxrow
//surety:blocks
//surety:draws recv
func (p *Pool) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row

//surety:acquires result[0] pgxbatch
//surety:blocks
//surety:draws recv
func (p *Pool) SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults

//surety:releases recv pgxpoolconn
func (c *Conn) Release()

//surety:releases recv pgxpoolconn
//surety:acquires result[0] pgxconn
func (c *Conn) Hijack() *pgx.Conn

//surety:derives result[0] from recv
func (c *Conn) Conn() *pgx.Conn

//surety:acquires result[0] pgxtx
//surety:over recv
//surety:blocks
func (c *Conn) Begin(ctx context.Context) (pgx.Tx, error)

//surety:acquires result[0] pgxtx
//surety:over recv
//surety:blocks
func (c *Conn) BeginTx(ctx context.Context, txOptions pgx.TxOptions) (pgx.Tx, error)

//surety:acquires result[0] pgxrows
//surety:nonnil result[0]
//surety:over recv
//surety:blocks
func (c *Conn) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)

//surety:releases recv pgxtx
//surety:blocks
func (tx *Tx) Commit(ctx context.Context) error

//surety:releases recv pgxtx
//surety:blocks
func (tx *Tx) Rollback(ctx context.Context) error
