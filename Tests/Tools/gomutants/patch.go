package main

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
)

// probe.txt is the package that the switches call; testing.txt reads the counters at the end of each test.
var (
	//go:embed probe/probe.txt
	probeSource []byte
	//go:embed probe/testing.txt
	testingSource []byte
)

// A replacement changes one place of a file of the Go tree, or all places where every is set.
type replacement struct {
	file, old, new string
	every          bool
}

const probeImport = "import (\n\t\"suretyprobe\"\n"

var replacements = []replacement{
	{file: "sync/mutex.go", old: "import (\n", new: probeImport},
	{file: "sync/mutex.go", old: "\tm.mu.Lock()\n", new: "\tm.mu.Lock()\n\tsuretyprobe.Locks.Add(1)\n"},
	{file: "sync/mutex.go", old: "\treturn m.mu.TryLock()\n",
		new: "\tok := m.mu.TryLock()\n\tif ok {\n\t\tsuretyprobe.Locks.Add(1)\n\t}\n\treturn ok\n"},
	{file: "sync/mutex.go", old: "\tm.mu.Unlock()\n", new: "\tsuretyprobe.Locks.Add(-1)\n\tm.mu.Unlock()\n"},
	{file: "sync/rwmutex.go", old: "import (\n", new: probeImport},
	{file: "sync/rwmutex.go", old: "func (rw *RWMutex) RLock() {\n",
		new: "func (rw *RWMutex) RLock() {\n\tdefer suretyprobe.Locks.Add(1)\n"},
	{file: "sync/rwmutex.go", old: "func (rw *RWMutex) TryRLock() bool {\n",
		new: "func (rw *RWMutex) TryRLock() (ok bool) {\n\tdefer func() {\n\t\tif ok {\n\t\t\tsuretyprobe.Locks.Add(1)\n\t\t}\n\t}()\n"},
	{file: "sync/rwmutex.go", old: "func (rw *RWMutex) RUnlock() {\n",
		new: "func (rw *RWMutex) RUnlock() {\n\tsuretyprobe.Locks.Add(-1)\n"},
	{file: "context/context.go", old: "import (\n", new: probeImport},
	{file: "context/context.go", old: "\tc.Context = parent\n\n\tdone := parent.Done()\n",
		new: "\tc.Context = parent\n\tsuretyprobe.Contexts.Add(1)\n\n\tdone := parent.Done()\n"},
	{file: "context/context.go", old: "\tc.err.Store(err)\n", new: "\tc.err.Store(err)\n\tsuretyprobe.Contexts.Add(-1)\n"},
	{file: "net/http/transport.go", old: "import (\n", new: probeImport},
	{file: "net/http/transport.go", old: "\t\tresp.Body = body\n\t\tif rc.addedGzip",
		new: "\t\tresp.Body = body\n\t\tsuretyprobe.Bodies.Add(1)\n\t\tif rc.addedGzip"},
	{file: "net/http/transport.go", old: "\tif es.earlyCloseFn != nil && es.rerr == nil {\n",
		new: "\tif es.earlyCloseFn != nil && es.rerr == nil {\n\t\tsuretyprobe.Bodies.Add(-1)\n"},
	{file: "net/http/transport.go", old: "\tfn := es.fn\n\tes.fn = nil\n",
		new: "\tfn := es.fn\n\tsuretyprobe.Bodies.Add(-1)\n\tes.fn = nil\n"},
	{file: "database/sql/sql.go", old: "import (\n", new: probeImport},
	{file: "database/sql/sql.go", old: "rows := &Rows{\n", new: "suretyprobe.Rows.Add(1)\nrows := &Rows{\n", every: true},
	{file: "database/sql/sql.go", old: "\trs.closed = true\n", new: "\trs.closed = true\n\tsuretyprobe.Rows.Add(-1)\n"},
	{file: "testing/testing.go", old: "\tt.runner = callerName(0)\n", new: "\tt.runner = callerName(0)\n\tsuretyBegin(t)\n"},
	{file: "testing/testing.go", old: "\t\tt.report() // Report", new: "\t\tsuretyEnd(t, \"\")\n\t\tt.report() // Report"},
	{file: "testing/testing.go", old: "\t\tdoPanic := func(err any) {\n",
		new: "\t\tdoPanic := func(err any) {\n\t\t\tsuretyEnd(t, fmt.Sprint(err))\n"},
	{file: "testing/testing.go", old: "func (t *T) Parallel() {\n",
		new: "func (t *T) Parallel() {\n\tif suretyOut != \"\" {\n\t\treturn\n\t}\n"},
}

// patch puts the counters into the Go tree at root, which must be a copy.
func patch(root string) {
	source := filepath.Join(root, "src")
	must(os.MkdirAll(filepath.Join(source, "suretyprobe"), 0o755))
	must(os.WriteFile(filepath.Join(source, "suretyprobe", "probe.go"), probeSource, 0o644))
	must(os.WriteFile(filepath.Join(source, "testing", "suretyprobe.go"), testingSource, 0o644))
	done := map[string]bool{}
	for _, change := range replacements {
		if done[change.file] {
			continue
		}
		done[change.file] = true
		name := filepath.Join(source, filepath.FromSlash(change.file))
		data, err := os.ReadFile(name)
		must(err)
		must(os.WriteFile(name, counting(change.file, data, true), 0o644))
	}
}

// counting puts the counters into the text of a file of the Go tree; one that has switches imports what they need.
func counting(file string, data []byte, imports bool) []byte {
	text := string(data)
	for _, change := range replacements {
		if change.file != file || change.new == probeImport && !imports {
			continue
		}
		if !strings.Contains(text, change.old) {
			fail(change.file + " has no " + change.old)
		}
		count := 1
		if change.every {
			count = -1
		}
		text = strings.Replace(text, change.old, change.new, count)
	}
	return []byte(text)
}
