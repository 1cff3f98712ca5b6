// Facts from the public source and documentation of go-sql-driver/mysql.
package mysql // import "github.com/go-sql-driver/mysql"

import (
	"database/sql/driver"
	"io"
)

//surety:pure
func NewConnector(cfg *Config) (driver.Connector, error)

// The reader a handler gives is closed by the driver if it is an io.Closer.
//surety:defers handler
func RegisterReaderHandler(name string, handler func() io.Reader)
