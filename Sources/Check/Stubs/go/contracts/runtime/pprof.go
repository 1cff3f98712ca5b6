// Facts from the documentation of Go 1.27.
package pprof // import "runtime/pprof"

import (
	"context"
	"io"
)

// Writes to w until StopCPUProfile: whoever stops the profile sees to w.
//surety:takes w
//surety:acquires process cpuprofile
func StartCPUProfile(w io.Writer) error

//surety:releases process cpuprofile
//surety:blocks
func StopCPUProfile()

//surety:borrows w
//surety:arms w
func WriteHeapProfile(w io.Writer) error

//surety:borrows w
//surety:arms w
func (p *Profile) WriteTo(w io.Writer, debug int) error

//surety:calls f
func Do(ctx context.Context, labels LabelSet, f func(context.Context))
