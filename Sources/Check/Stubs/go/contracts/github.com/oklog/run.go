// Facts from the public source and documentation of oklog/run.
package run // import "github.com/oklog/run"

type Group struct{}

// The group runs until the first of its functions returns.
//surety:spawns execute once
//surety:spawns interrupt once
func (g *Group) Add(execute func() error, interrupt func(error))

//surety:blocks
func (g *Group) Run() error
