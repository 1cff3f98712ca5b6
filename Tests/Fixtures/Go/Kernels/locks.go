package kernels

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// kernel: containers/podman 06b470d79b: a literal that runs for each container returns with the lock of all of them.
func removeAll(ids []string, remove func(string) error) map[string]error {
	outcomes := map[string]error{}
	var guard sync.Mutex
	each(ids, func(id string) error {
		guard.Lock() // want leak
		if _, known := outcomes[id]; known {
			return nil
		}
		guard.Unlock()
		err := remove(id)
		guard.Lock()
		outcomes[id] = err
		guard.Unlock()
		return nil
	})
	return outcomes
}

func removeAllMended(ids []string, remove func(string) error) map[string]error {
	outcomes := map[string]error{}
	var guard sync.Mutex
	each(ids, func(id string) error {
		guard.Lock()
		if _, known := outcomes[id]; known {
			guard.Unlock()
			return nil
		}
		guard.Unlock()
		err := remove(id)
		guard.Lock()
		outcomes[id] = err
		guard.Unlock()
		return nil
	})
	return outcomes
}

func each(ids []string, work func(string) error) {
	var running sync.WaitGroup
	for _, id := range ids {
		running.Add(1)
		go func() {
			defer running.Done()
			_ = work(id)
		}()
	}
	running.Wait()
}

// kernel: dolthub/dolt 36dff511a9: nothing to rename, and the lock stays.
type branches struct {
	mu    sync.Mutex
	heads map[string]string
}

func (b *branches) rename(from, to string) error {
	b.mu.Lock() // want leak
	head, exists := b.heads[from]
	if !exists {
		return nil
	}
	delete(b.heads, from)
	b.heads[to] = head
	b.mu.Unlock()
	return b.store()
}

func (b *branches) renameMended(from, to string) error {
	b.mu.Lock()
	head, exists := b.heads[from]
	if !exists {
		b.mu.Unlock()
		return nil
	}
	delete(b.heads, from)
	b.heads[to] = head
	b.mu.Unlock()
	return b.store()
}

func (b *branches) store() error { return nil }

// kernel: ethereum/go-ethereum 656dc8cc00: the first of two checks gives the lock back, the second does not.
type peers struct {
	lock  sync.RWMutex
	known map[string]float64
	track func(string, float64) error
}

func (p *peers) register(id string, rate float64) error {
	p.lock.Lock() // want leak
	if _, exists := p.known[id]; exists {
		p.lock.Unlock()
		return errors.New("registered already")
	}
	if err := p.track(id, rate); err != nil {
		return err
	}
	p.known[id] = rate
	p.lock.Unlock()
	return nil
}

func (p *peers) registerMended(id string, rate float64) error {
	p.lock.Lock()
	if _, exists := p.known[id]; exists {
		p.lock.Unlock()
		return errors.New("registered already")
	}
	if err := p.track(id, rate); err != nil {
		p.lock.Unlock()
		return err
	}
	p.known[id] = rate
	p.lock.Unlock()
	return nil
}

// kernel: ethereum/go-ethereum bb7c786b09: in a loop under a read lock, a batch that is too large may fail to be written.
type trie struct {
	lock   sync.RWMutex
	images map[string][]byte
	batch  []byte
	flush  func([]byte) error
}

func (t *trie) commit() error {
	t.lock.RLock() // want leak
	for key, image := range t.images {
		if key == "" {
			t.lock.RUnlock()
			return errors.New("empty key")
		}
		t.batch = append(t.batch, image...)
		if len(t.batch) > 1<<16 {
			if err := t.flush(t.batch); err != nil {
				return err
			}
			t.batch = t.batch[:0]
		}
	}
	t.lock.RUnlock()
	return nil
}

func (t *trie) commitMended() error {
	t.lock.RLock()
	for key, image := range t.images {
		if key == "" {
			t.lock.RUnlock()
			return errors.New("empty key")
		}
		t.batch = append(t.batch, image...)
		if len(t.batch) > 1<<16 {
			if err := t.flush(t.batch); err != nil {
				t.lock.RUnlock()
				return err
			}
			t.batch = t.batch[:0]
		}
	}
	t.lock.RUnlock()
	return nil
}

// kernel: ethereum/go-ethereum 1821328162: a value of the wrong type panics with the lock held, and somebody recovers.
type feed struct {
	mu    sync.Mutex
	inbox []any
	check func(any) bool
}

func (f *feed) send(value any) int {
	f.mu.Lock() // want leak-on-throw
	if !f.check(value) {
		panic("wrong type")
	}
	f.inbox = append(f.inbox, value)
	f.mu.Unlock()
	return len(f.inbox)
}

func (f *feed) sendMended(value any) int {
	f.mu.Lock()
	if !f.check(value) {
		f.mu.Unlock()
		panic("wrong type")
	}
	f.inbox = append(f.inbox, value)
	f.mu.Unlock()
	return len(f.inbox)
}

func (f *feed) serve(values <-chan any) {
	defer func() {
		if reason := recover(); reason != nil {
			fmt.Println("refused:", reason)
		}
	}()
	for value := range values {
		f.send(value)
		f.sendMended(value)
	}
}

// kernel: hashicorp/nomad f408679a98: a runner that cannot build its folder ends with the lock of its context.
type runner struct {
	contextLock sync.Mutex
	context     map[string]string
	build       func() error
}

func (r *runner) run() {
	r.contextLock.Lock() // want leak
	if r.context == nil {
		if err := r.build(); err != nil {
			fmt.Println("no folder:", err)
			return
		}
		r.context = map[string]string{}
	}
	r.contextLock.Unlock()
}

func (r *runner) runMended() {
	r.contextLock.Lock()
	if r.context == nil {
		if err := r.build(); err != nil {
			fmt.Println("no folder:", err)
			r.contextLock.Unlock()
			return
		}
		r.context = map[string]string{}
	}
	r.contextLock.Unlock()
}

// kernel: hashicorp/terraform 4bf19797f3: what is known already is given back under the lock.
type provider struct {
	mu      sync.Mutex
	schemas map[string]string
	fetch   func() map[string]string
}

func (p *provider) schema() map[string]string {
	p.mu.Lock() // want leak
	if p.schemas != nil {
		return p.schemas
	}
	p.mu.Unlock()
	return p.fetch()
}

func (p *provider) schemaMended() map[string]string {
	p.mu.Lock()
	if p.schemas != nil {
		p.mu.Unlock()
		return p.schemas
	}
	p.mu.Unlock()
	return p.fetch()
}

// kernel: minio/minio 95ae6c4b4: a question that is answered early keeps the read lock.
type healing struct {
	mutex  sync.RWMutex
	token  string
	status string
}

func (h *healing) hasEnded() bool {
	h.mutex.RLock() // want leak
	if h.token == "background" {
		return false
	}
	ended := h.status == "stopped" || h.status == "finished"
	h.mutex.RUnlock()
	return ended
}

func (h *healing) hasEndedMended() bool {
	h.mutex.RLock()
	defer h.mutex.RUnlock()
	if h.token == "background" {
		return false
	}
	return h.status == "stopped" || h.status == "finished"
}

// kernel: moby/moby 83c0bedba9: a lock taken for a moment, below two conditions.
type cluster struct {
	mu      sync.RWMutex
	manager bool
	stop    func() error
}

func (c *cluster) start(force bool) (string, error) {
	if c.stop != nil {
		if force {
			c.mu.Lock() // want leak
			if !c.manager {
				return "", errors.New("not a manager")
			}
			c.mu.Unlock()
			if err := c.stop(); err != nil {
				return "", err
			}
		}
	}
	return "started", nil
}

func (c *cluster) startMended(force bool) (string, error) {
	if c.stop != nil {
		if force {
			c.mu.Lock()
			if !c.manager {
				c.mu.Unlock()
				return "", errors.New("not a manager")
			}
			c.mu.Unlock()
			if err := c.stop(); err != nil {
				return "", err
			}
		}
	}
	return "started", nil
}

// kernel: moby/moby f98cfa5597: an embedded lock, and a second sandbox that may not be.
type networks struct {
	sync.Mutex
	ingress *sandbox
}

type sandbox struct {
	id        string
	isIngress bool
}

func (n *networks) newSandbox(id string, isIngress bool) (*sandbox, error) {
	made := &sandbox{id: id, isIngress: isIngress}
	n.Lock() // want leak
	if made.isIngress && n.ingress != nil {
		return nil, errors.New("there is one already")
	}
	n.ingress = made
	n.Unlock()
	return made, nil
}

func (n *networks) newSandboxMended(id string, isIngress bool) (*sandbox, error) {
	made := &sandbox{id: id, isIngress: isIngress}
	n.Lock()
	if made.isIngress && n.ingress != nil {
		n.Unlock()
		return nil, errors.New("there is one already")
	}
	n.ingress = made
	n.Unlock()
	return made, nil
}

// kernel: prometheus/prometheus f3c6d26781: the read lock of each receiver in turn, and an encoding that fails.
type receivers struct {
	mtx     sync.RWMutex
	version string
	urls    []string
}

func sendAll(sets []*receivers, alerts []string) bool {
	var first, second []byte
	var err error
	for _, set := range sets {
		set.mtx.RLock() // want leak
		var payload []byte
		switch set.version {
		case "v1":
			if first == nil {
				first, err = json.Marshal(alerts)
				if err != nil {
					return false
				}
			}
			payload = first
		case "v2":
			if second == nil {
				second, err = json.Marshal(map[string]any{"alerts": alerts})
				if err != nil {
					return false
				}
			}
			payload = second
		}
		for _, url := range set.urls {
			post(url, payload)
		}
		set.mtx.RUnlock()
	}
	return true
}

func sendAllMended(sets []*receivers, alerts []string) bool {
	var first []byte
	var err error
	for _, set := range sets {
		set.mtx.RLock()
		if first == nil {
			first, err = json.Marshal(alerts)
			if err != nil {
				set.mtx.RUnlock()
				return false
			}
		}
		for _, url := range set.urls {
			post(url, first)
		}
		set.mtx.RUnlock()
	}
	return true
}

func post(url string, payload []byte) { fmt.Println(url, len(payload)) }

// kernel: nats-io/nats-server 4d392c025: deep in a long function under the lock, one more step can fail.
type stream struct {
	mu        sync.Mutex
	consumers map[string]*consumer
	direct    bool
}

type consumer struct{ sequence int }

func (c *consumer) selectStart() error {
	if c.sequence < 0 {
		return errors.New("no start")
	}
	return nil
}

func (s *stream) addConsumer(name string, standalone bool) (*consumer, error) {
	s.mu.Lock() // want leak
	if _, exists := s.consumers[name]; exists {
		s.mu.Unlock()
		return nil, errors.New("there is one already")
	}
	added := &consumer{}
	if s.direct {
		added.sequence = 1
	} else if standalone {
		if err := added.selectStart(); err != nil {
			return nil, err
		}
	}
	s.consumers[name] = added
	s.mu.Unlock()
	return added, nil
}

func (s *stream) addConsumerMended(name string, standalone bool) (*consumer, error) {
	s.mu.Lock()
	if _, exists := s.consumers[name]; exists {
		s.mu.Unlock()
		return nil, errors.New("there is one already")
	}
	added := &consumer{}
	if s.direct {
		added.sequence = 1
	} else if standalone {
		if err := added.selectStart(); err != nil {
			s.mu.Unlock()
			return nil, err
		}
	}
	s.consumers[name] = added
	s.mu.Unlock()
	return added, nil
}

// kernel: nats-io/nats-server cd602231a: an account that is not found, under the lock of the whole server.
type server struct {
	mu       sync.RWMutex
	accounts map[string]string
	assigned map[string]string
}

func (s *server) lookup(account string) (string, error) {
	name, known := s.accounts[account]
	if !known {
		return "", errors.New("unknown account")
	}
	return name, nil
}

func (s *server) assign(account, consumer string) {
	s.mu.Lock() // want leak
	if s.assigned == nil {
		s.mu.Unlock()
		return
	}
	name, err := s.lookup(account)
	if err != nil {
		return
	}
	s.assigned[consumer] = name
	s.mu.Unlock()
}

func (s *server) assignMended(account, consumer string) {
	s.mu.Lock()
	if s.assigned == nil {
		s.mu.Unlock()
		return
	}
	name, err := s.lookup(account)
	if err != nil {
		s.mu.Unlock()
		return
	}
	s.assigned[consumer] = name
	s.mu.Unlock()
}

// kernel: nats-io/nats-server 6b586b528: taken for writing, given back for reading where the state cannot be read.
type interest struct {
	mu    sync.RWMutex
	floor uint64
	store stateStore
}

type stateStore interface{ State() (uint64, error) }

func (i *interest) check() {
	i.mu.Lock() // want leak
	if i.floor == 0 {
		floor, err := i.store.State()
		if err != nil {
			i.mu.RUnlock() // want mismatched-release
			return
		}
		i.floor = floor
	}
	i.mu.Unlock()
}

func (i *interest) checkMended() {
	i.mu.Lock()
	if i.floor == 0 {
		floor, err := i.store.State()
		if err != nil {
			i.mu.Unlock()
			return
		}
		i.floor = floor
	}
	i.mu.Unlock()
}

// kernel: nats-io/nats-server 263605257: a deferred unlock, and one more where a write has failed before.
type fileStore struct {
	mu     sync.RWMutex
	failed error
	closed bool
}

func (f *fileStore) remove(sequence uint64) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock() // want double-release
	if f.closed {
		return false, errors.New("closed")
	}
	if f.failed != nil {
		f.mu.Unlock()
		return false, f.failed
	}
	return sequence > 0, nil
}

func (f *fileStore) removeMended(sequence uint64) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return false, errors.New("closed")
	}
	if f.failed != nil {
		return false, f.failed
	}
	return sequence > 0, nil
}

// kernel: kubernetes/minikube d3d9c5ed94: a package's lock for loading images, deferred and given back by hand as well.
var loadLock sync.Mutex

type commands interface {
	Copy(name string) error
	Load(name string) error
	Run(command string) error
}

func loadImage(name string, with commands) error {
	if err := with.Copy(name); err != nil {
		return err
	}
	loadLock.Lock()
	defer loadLock.Unlock() // want double-release
	if err := with.Load(name); err != nil {
		return fmt.Errorf("load %s: %w", name, err)
	}
	loadLock.Unlock()
	if err := with.Run("rm " + name); err != nil {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}

func loadImageMended(name string, with commands) error {
	if err := with.Copy(name); err != nil {
		return err
	}
	loadLock.Lock()
	defer loadLock.Unlock()
	if err := with.Load(name); err != nil {
		return fmt.Errorf("load %s: %w", name, err)
	}
	if err := with.Run("rm " + name); err != nil {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}

// kernel: tailscale/tailscale 61ae16cb6: a method that is called with the lock and gives it back, but not where it fails.
type backend struct {
	mu    sync.Mutex
	state string
	trust func() error
}

func (b *backend) resetLockedOnEntry() error {
	if err := b.trust(); err != nil {
		return err
	}
	b.state = "reset"
	b.mu.Unlock()
	return nil
}

func (b *backend) changeProfile() error {
	b.mu.Lock() // want leak
	if b.state == "stopped" {
		b.mu.Unlock()
		return errors.New("stopped")
	}
	return b.resetLockedOnEntry()
}

func (b *backend) resetMendedLockedOnEntry() error {
	if err := b.trust(); err != nil {
		b.mu.Unlock()
		return err
	}
	b.state = "reset"
	b.mu.Unlock()
	return nil
}

func (b *backend) changeProfileMended() error {
	b.mu.Lock()
	if b.state == "stopped" {
		b.mu.Unlock()
		return errors.New("stopped")
	}
	return b.resetMendedLockedOnEntry()
}

// kernel: cockroachdb/pebble 41a2d0735: a setting that does not apply returns at once, under the lock.
type memoryFiles struct {
	mu      sync.Mutex
	strict  bool
	ignores bool
}

func (m *memoryFiles) setIgnores(ignores bool) {
	m.mu.Lock() // want leak
	if !m.strict {
		return
	}
	m.ignores = ignores
	m.mu.Unlock()
}

func (m *memoryFiles) setIgnoresMended(ignores bool) {
	if !m.strict {
		return
	}
	m.mu.Lock()
	m.ignores = ignores
	m.mu.Unlock()
}
