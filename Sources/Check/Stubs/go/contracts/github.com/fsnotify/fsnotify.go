// Facts from the public source and documentation of fsnotify/fsnotify.
package fsnotify // import "github.com/fsnotify/fsnotify"

type Watcher struct{}

//surety:acquires result[0] watcher
func NewWatcher() (*Watcher, error)

//surety:acquires result[0] watcher
func NewBufferedWatcher(sz uint) (*Watcher, error)

//surety:releases recv watcher
func (w *Watcher) Close() error

//surety:borrows recv
func (w *Watcher) Add(path string) error
