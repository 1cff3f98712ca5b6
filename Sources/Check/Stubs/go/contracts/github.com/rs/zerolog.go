// Facts from the public source and documentation of rs/zerolog.
package zerolog // import "github.com/rs/zerolog"

type Logger struct{}
type Event struct{}

// Fatal and Panic end nothing: the Msg, Msgf or Send of the event that they give does.
//surety:pure
func (l *Logger) Fatal() *Event

//surety:pure
func (l *Logger) Panic() *Event

//surety:pure
func (e *Event) Msg(msg string)

//surety:pure
func (e *Event) Msgf(format string, v ...interface{})

//surety:pure
func (e *Event) Send()
