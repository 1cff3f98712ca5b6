package fcgi // import "net/http/fcgi"

import "net"
import "net/http"

var ErrConnClosed error
var ErrRequestAborted error

func ProcessEnv(r *http.Request) map[string]string
func Serve(l net.Listener, handler http.Handler) error
