// Facts from the documentation of Go 1.27.
package signal // import "os/signal"

import (
	"context"
	"os"
)

//surety:acquires c signals
func Notify(c chan<- os.Signal, sig ...os.Signal)

//surety:releases c signals
//surety:blocks
func Stop(c chan<- os.Signal)

//surety:acquires result[1] cancel
//surety:nonnil result[1]
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc)
