// Facts from the public source and documentation of rs/zerolog.
package zerolog // import "github.com/rs/zerolog"

type Logger struct{}
type Event struct{}

// The Msg, Msgf or Send of the event that it gives ends the process: one of them follows in the same statement.
//surety:ends process
func (l *Logger) Fatal() *Event

// As Fatal.
//surety:ends panic
func (l *Logger) Panic() *Event

//surety:pure
func (e *Event) Msg(msg string)

//surety:pure
func (e *Event) Msgf(format string, v ...interface{})

//surety:pure
func (e *Event) Send()
