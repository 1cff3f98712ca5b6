package plugin // import "plugin"

type Plugin struct{}
func (p *Plugin) Lookup(symName string) (Symbol, error)

type Symbol any

func Open(path string) (*Plugin, error)
