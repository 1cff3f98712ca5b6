package lowering

import (
	"os"
	"sync"
)

type guarded struct {
	sync.Mutex
	*os.File
	inner struct{ mu sync.Mutex }
}

func embedding(g *guarded, more []guarded) error {
	g.Lock()
	defer g.Unlock()
	g.inner.mu.Lock()
	g.inner.mu.Unlock()
	more[0].Lock()
	more[0].Unlock()
	return g.Close()
}
