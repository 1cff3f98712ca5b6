// Facts from the public source and documentation of rs/zerolog.
package log // import "github.com/rs/zerolog/log"

import "github.com/rs/zerolog"

// The Msg, Msgf or Send of the event that it gives ends the process: one of them follows in the same statement.
//surety:ends process
func Fatal() *zerolog.Event

// As Fatal.
//surety:ends panic
func Panic() *zerolog.Event
