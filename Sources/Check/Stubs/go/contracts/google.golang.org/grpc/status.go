// Facts from the public source and documentation of google.golang.org/grpc.
package status // import "google.golang.org/grpc/status"

// Only the code OK gives nil, which nobody makes an error of.
//
//surety:pure
//surety:nonnil result[0]
func Error(c codes.Code, msg string) error

//surety:pure
//surety:nonnil result[0]
func Errorf(c codes.Code, format string, a ...any) error
