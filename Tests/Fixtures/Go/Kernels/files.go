// Package kernels keeps the shape of resource bugs that were found and mended in public programs. Each comment above a
// function says where; the code is our own. Behind each stands the function as it should be, which must be silent.
package kernels

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// kernel: golang/tools 68353d275: a file is returned, but not where it turns out to be a folder.
func openPlain(name string) (io.ReadSeekCloser, error) {
	page, err := os.Open(name) // want leak
	if err != nil {
		return nil, err
	}
	about, err := page.Stat()
	if err != nil {
		return nil, err
	}
	if about.IsDir() {
		return nil, fmt.Errorf("%s is a folder", name)
	}
	return page, nil
}

func openPlainMended(name string) (io.ReadSeekCloser, error) {
	page, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	about, err := page.Stat()
	if err != nil {
		page.Close()
		return nil, err
	}
	if about.IsDir() {
		page.Close()
		return nil, fmt.Errorf("%s is a folder", name)
	}
	return page, nil
}

// kernel: golang/tools 230eaff9c: a command reads a file of results and never closes it.
func readResults(path string) map[string]int {
	results, err := os.Open(path) // want leak
	if err != nil {
		giveUp(err)
	}
	counts, err := countLines(results)
	if err != nil {
		giveUp(err)
	}
	return counts
}

func readResultsMended(path string) map[string]int {
	results, err := os.Open(path)
	if err != nil {
		giveUp(err)
	}
	counts, err := countLines(results)
	results.Close()
	if err != nil {
		giveUp(err)
	}
	return counts
}

func giveUp(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func countLines(from io.Reader) (map[string]int, error) {
	counts := map[string]int{}
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		counts[lines.Text()]++
	}
	return counts, lines.Err()
}

// kernel: containers/podman 54afcdf6b3: a log is opened for each event and handed to a helper that only writes.
func logEvent(path, event string) error {
	journal, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) // want leak
	if err != nil {
		return err
	}
	return appendLine(journal, event)
}

func logEventMended(path, event string) error {
	journal, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer journal.Close()
	return appendLine(journal, event)
}

func appendLine(journal *os.File, line string) error {
	_, err := journal.WriteString(line + "\n")
	return err
}

// kernel: containers/podman 84a2902d32: what was opened to name a path is left behind once the path is opened anew.
func reopenBelow(root, inside string, flags int) (*os.File, error) {
	handle, err := os.OpenFile(filepath.Join(root, inside), syscall.O_CLOEXEC, 0) // want leak
	if err != nil {
		return nil, err
	}
	return os.OpenFile(fmt.Sprintf("/proc/self/fd/%d", handle.Fd()), flags, 0)
}

func reopenBelowMended(root, inside string, flags int) (*os.File, error) {
	handle, err := os.OpenFile(filepath.Join(root, inside), syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer handle.Close()
	return os.OpenFile(fmt.Sprintf("/proc/self/fd/%d", handle.Fd()), flags, 0)
}

// kernel: containers/podman 75e6994d4e: a helper gives back an open file of which the caller only uses the name.
func startSession(settings map[string]string) ([]string, error) {
	description, err := describeSession(settings) // want leak
	if err != nil {
		return nil, err
	}
	return []string{"--session", description.Name()}, nil
}

func startSessionMended(settings map[string]string) ([]string, error) {
	description, err := describeSession(settings)
	if err != nil {
		return nil, err
	}
	defer description.Close()
	return []string{"--session", description.Name()}, nil
}

func describeSession(settings map[string]string) (*os.File, error) {
	description, err := os.Create("session.json")
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(description).Encode(settings); err != nil {
		description.Close()
		return nil, err
	}
	return description, nil
}

// kernel: moby/moby 88bcf1573c: a second watch of the same name forgets the file that it opened first.
type poller struct{ watched map[string]*os.File }

func (p *poller) add(name string) error {
	seen, err := os.Open(name) // want leak
	if err != nil {
		return err
	}
	if _, err := os.Stat(name); err != nil {
		return err
	}
	if _, exists := p.watched[name]; exists {
		return errors.New("watched already")
	}
	p.watched[name] = seen
	return nil
}

func (p *poller) addMended(name string) error {
	seen, err := os.Open(name)
	if err != nil {
		return err
	}
	if _, err := os.Stat(name); err != nil {
		seen.Close()
		return err
	}
	if _, exists := p.watched[name]; exists {
		seen.Close()
		return errors.New("watched already")
	}
	p.watched[name] = seen
	return nil
}

// kernel: moby/moby f88ad7d340: a kernel parameter is read, and its file left open on four ways out.
func portRange() (first, last int, err error) {
	parameter, err := os.Open("/proc/sys/net/ipv4/ip_local_port_range") // want leak
	if err != nil {
		return 0, 0, err
	}
	n, err := fmt.Fscanf(bufio.NewReader(parameter), "%d\t%d", &first, &last)
	if n != 2 || err != nil {
		if err == nil {
			err = fmt.Errorf("read %d numbers", n)
		}
		return 0, 0, err
	}
	if first > last {
		return 0, 0, errors.New("empty range")
	}
	return first, last, nil
}

func portRangeMended() (first, last int, err error) {
	parameter, err := os.Open("/proc/sys/net/ipv4/ip_local_port_range")
	if err != nil {
		return 0, 0, err
	}
	defer parameter.Close()
	n, err := fmt.Fscanf(bufio.NewReader(parameter), "%d\t%d", &first, &last)
	if n != 2 || err != nil {
		return 0, 0, fmt.Errorf("read %d numbers: %v", n, err)
	}
	return first, last, nil
}

// kernel: moby/moby 0af04b6132: a bundle is loaded from a reader that nobody closes.
func loadBundle(path string) (map[string]any, error) {
	bundle, err := os.Open(path) // want leak
	if err != nil {
		return nil, err
	}
	services, err := decodeBundle(bundle)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return services, err
}

func loadBundleMended(path string) (map[string]any, error) {
	bundle, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer bundle.Close()
	services, err := decodeBundle(bundle)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return services, err
}

func decodeBundle(from io.Reader) (services map[string]any, err error) {
	err = json.NewDecoder(from).Decode(&services)
	return services, err
}

// kernel: opencontainers/runc 52f4743ab: only the number of the descriptor is used, on the failing way and on the good one.
func enterNamespace(path string) error {
	space, err := os.OpenFile(path, os.O_RDONLY, 0) // want leak
	if err != nil {
		return fmt.Errorf("no namespace: %v", err)
	}
	if err := joinNamespace(space.Fd()); err != nil {
		return fmt.Errorf("not joined: %v", err)
	}
	return nil
}

func enterNamespaceMended(path string) error {
	space, err := os.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return fmt.Errorf("no namespace: %v", err)
	}
	if err := joinNamespace(space.Fd()); err != nil {
		space.Close()
		return fmt.Errorf("not joined: %v", err)
	}
	space.Close()
	return nil
}

func joinNamespace(fd uintptr) error {
	if _, _, code := syscall.RawSyscall(308, fd, 0x40000000, 0); code != 0 {
		return code
	}
	return nil
}

// kernel: restic/restic 15d731338: a walk over folders forgets what turns out to be a plain file.
func visitFolder(folder string, visit func(os.FileInfo) error) error {
	opened, err := os.Open(folder) // want leak
	if err != nil {
		return err
	}
	about, err := opened.Stat()
	if err != nil || !about.IsDir() {
		return err
	}
	entries, err := opened.Readdir(-1)
	if closing := opened.Close(); err == nil {
		err = closing
	}
	for _, entry := range entries {
		if err := visit(entry); err != nil {
			return err
		}
	}
	return err
}

func visitFolderMended(folder string, visit func(os.FileInfo) error) error {
	opened, err := os.Open(folder)
	if err != nil {
		return err
	}
	about, err := opened.Stat()
	if err != nil || !about.IsDir() {
		_ = opened.Close()
		return err
	}
	entries, err := opened.Readdir(-1)
	if closing := opened.Close(); err == nil {
		err = closing
	}
	for _, entry := range entries {
		if err := visit(entry); err != nil {
			return err
		}
	}
	return err
}

// kernel: ethereum/go-ethereum 5af5510b1e: of two files that belong together, the first stays open where the second is missing.
type table struct{ index, meta *os.File }

func openTable(folder string, readonly bool) (*table, error) {
	var index, meta *os.File
	var err error
	if readonly {
		index, err = os.Open(folder + "/index") // want leak
		if err != nil {
			return nil, err
		}
		meta, err = os.Open(folder + "/meta")
		if err != nil {
			return nil, err
		}
	} else {
		index, err = os.OpenFile(folder+"/index", os.O_RDWR|os.O_CREATE, 0o644) // want leak
		if err != nil {
			return nil, err
		}
		meta, err = os.OpenFile(folder+"/meta", os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
	}
	return &table{index: index, meta: meta}, nil
}

func openTableMended(folder string, readonly bool) (*table, error) {
	flags := os.O_RDWR | os.O_CREATE
	if readonly {
		flags = os.O_RDONLY
	}
	index, err := os.OpenFile(folder+"/index", flags, 0o644)
	if err != nil {
		return nil, err
	}
	meta, err := os.OpenFile(folder+"/meta", flags, 0o644)
	if err != nil {
		index.Close()
		return nil, err
	}
	return &table{index: index, meta: meta}, nil
}

// kernel: syncthing/syncthing 1106e2e33: the release is written without its parentheses, so that nothing is called.
func writeRecords(path string, records []string) error {
	store, err := os.Create(path) // want leak
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(store)
	for _, record := range records {
		if _, err := buffered.WriteString(record); err != nil {
			_ = store.Close()
			return err
		}
	}
	if err := buffered.Flush(); err != nil {
		_ = store.Close
		return err
	}
	return store.Close()
}

func writeRecordsMended(path string, records []string) error {
	store, err := os.Create(path)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(store)
	for _, record := range records {
		if _, err := buffered.WriteString(record); err != nil {
			_ = store.Close()
			return err
		}
	}
	if err := buffered.Flush(); err != nil {
		_ = store.Close()
		return err
	}
	return store.Close()
}

// kernel: goreleaser/goreleaser f72e6399d: of the two files of a copy, one is deferred.
func copySums(from, to string) error {
	source, err := os.Open(from) // want leak
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		return err
	}
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	defer target.Close()
	_, err = io.Copy(target, source)
	return err
}

func copySumsMended(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		return err
	}
	defer source.Close()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	defer target.Close()
	_, err = io.Copy(target, source)
	return err
}

// kernel: hashicorp/terraform 5bbd108572: a literal in a table of functions opens a file each time it is called.
func hashFunction(make func() hash.Hash) func(string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		content, err := os.Open(path) // want leak
		if err != nil {
			return nil, err
		}
		sum := make()
		if _, err := io.Copy(sum, content); err != nil {
			return nil, err
		}
		return sum.Sum(nil), nil
	}
}

func hashFunctionMended(make func() hash.Hash) func(string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		content, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer content.Close()
		sum := make()
		if _, err := io.Copy(sum, content); err != nil {
			return nil, err
		}
		return sum.Sum(nil), nil
	}
}

// kernel: thanos-io/thanos ad92227f0: a file is hashed and dropped, whatever happens.
func hashInto(sum hash.Hash, name string) error {
	content, err := os.Open(name) // want leak
	if err != nil {
		return err
	}
	if _, err := sum.Write([]byte(name)); err != nil {
		return err
	}
	_, err = io.Copy(sum, content)
	return err
}

func hashIntoMended(sum hash.Hash, name string) error {
	content, err := os.Open(name)
	if err != nil {
		return err
	}
	defer content.Close()
	if _, err := sum.Write([]byte(name)); err != nil {
		return err
	}
	_, err = io.Copy(sum, content)
	return err
}

// kernel: prometheus/prometheus 03f95ee096: a helper opens the folder that is to be synced after a rename.
func renameAndSync(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	parent, err := openFolder(filepath.Dir(to)) // want leak
	if err != nil {
		return err
	}
	return parent.Sync()
}

func renameAndSyncMended(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	parent, err := openFolder(filepath.Dir(to))
	if err != nil {
		return err
	}
	if err := parent.Sync(); err != nil {
		parent.Close()
		return err
	}
	return parent.Close()
}

func openFolder(path string) (*os.File, error) { return os.Open(path) }

// kernel: perkeep/perkeep f7cc63336: a task lists a folder, tells of errors through a channel, and forgets the folder.
func listInto(names chan<- string, failed chan<- error, folder string) {
	listed, err := os.Open(folder) // want leak
	if err != nil {
		failed <- err
		return
	}
	entries, err := listed.Readdirnames(32768)
	if err != nil {
		failed <- err
		return
	}
	for _, entry := range entries {
		names <- entry
	}
}

func listIntoMended(names chan<- string, failed chan<- error, folder string) {
	listed, err := os.Open(folder)
	if err != nil {
		failed <- err
		return
	}
	defer listed.Close()
	entries, err := listed.Readdirnames(32768)
	if err != nil {
		failed <- err
		return
	}
	for _, entry := range entries {
		names <- entry
	}
}

// kernel: kubernetes/minikube e15d7030a3: the file with the number of a process is decoded and left open.
func processNumber(path string) int {
	description, err := os.Open(path) // want leak
	if err != nil {
		return 0
	}
	var process struct{ Number int }
	if err := json.NewDecoder(description).Decode(&process); err != nil {
		return 0
	}
	return process.Number
}

func processNumberMended(path string) int {
	description, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer description.Close()
	var process struct{ Number int }
	if err := json.NewDecoder(description).Decode(&process); err != nil {
		return 0
	}
	return process.Number
}

// kernel: minio/minio 11544a62a: a journal that cannot be written is set to nil, with its file still open.
type tierJournal struct{ file *os.File }

func (j *tierJournal) write(entry []byte) error {
	if j.file == nil {
		file, err := os.OpenFile("tier.journal", os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		j.file = file
	}
	_, err := j.file.Write(entry)
	if err != nil {
		j.file = nil // miss leak what a field held when the method began is not followed
	}
	return err
}

func (j *tierJournal) writeMended(entry []byte) error {
	_, err := j.file.Write(entry)
	if err != nil {
		_ = j.file.Close()
		j.file = nil
	}
	return err
}

func (j *tierJournal) close() error { return j.file.Close() }

// kernel: nsqio/nsq 75062ddb: emptying a queue resets its positions and forgets the file that it was reading.
type diskQueue struct {
	reading   *os.File
	position  int64
	directory string
}

func (q *diskQueue) empty() error {
	q.position = 0
	q.reading = nil // miss leak what a field held when the method began is not followed
	return os.RemoveAll(q.directory)
}

func (q *diskQueue) emptyMended() error {
	if q.reading != nil {
		q.reading.Close()
		q.reading = nil
	}
	q.position = 0
	return os.RemoveAll(q.directory)
}

// kernel: containerd/containerd 2ef56b2ee: the owner of two pipes closes one of them.
type shimProcess struct{ exit, control *os.File }

func startShim(folder string) (*shimProcess, error) {
	exit, err := os.OpenFile(folder+"/exit", syscall.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	control, err := os.OpenFile(folder+"/control", syscall.O_RDWR|syscall.O_NONBLOCK, 0) // miss leak which fields of an owner its Close forgets is not asked
	if err != nil {
		exit.Close()
		return nil, err
	}
	return &shimProcess{exit: exit, control: control}, nil
}

func (p *shimProcess) Close() error { return p.exit.Close() }

func startShimMended(folder string) (*shimMended, error) {
	exit, err := os.OpenFile(folder+"/exit", syscall.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	control, err := os.OpenFile(folder+"/control", syscall.O_RDWR|syscall.O_NONBLOCK, 0)
	if err != nil {
		exit.Close()
		return nil, err
	}
	return &shimMended{exit: exit, control: control}, nil
}

type shimMended struct{ exit, control *os.File }

func (p *shimMended) Close() error {
	return errors.Join(p.exit.Close(), p.control.Close())
}

// kernel: containerd/containerd 5e4acc043: a device that is meant for the caller stays open where it cannot be set up.
func attachDevice(backing, device string) (*os.File, error) {
	image, err := os.OpenFile(backing, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer image.Close()
	loop, err := os.OpenFile(device, os.O_RDWR, 0) // want leak
	if err != nil {
		return nil, err
	}
	if err := setDevice(loop.Fd(), image.Fd()); err != nil {
		return nil, fmt.Errorf("no device: %w", err)
	}
	return loop, nil
}

func attachDeviceMended(backing, device string) (_ *os.File, failure error) {
	image, err := os.OpenFile(backing, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer image.Close()
	loop, err := os.OpenFile(device, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer func() {
		if failure != nil {
			loop.Close()
		}
	}()
	if err := setDevice(loop.Fd(), image.Fd()); err != nil {
		return nil, fmt.Errorf("no device: %w", err)
	}
	return loop, nil
}

func setDevice(device, image uintptr) error {
	if _, _, code := syscall.Syscall(syscall.SYS_IOCTL, device, 0x4C00, image); code != 0 {
		return code
	}
	return nil
}
