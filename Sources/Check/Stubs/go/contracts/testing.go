// Facts from the documentation of Go 1.27.
package testing // import "testing"

import "context"

type TB interface {
	//surety:defers f
	Cleanup(f func())
	//surety:ends goroutine
	FailNow()
	//surety:ends goroutine
	Fatal(args ...any)
	//surety:ends goroutine
	Fatalf(format string, args ...any)
	//surety:ends goroutine
	SkipNow()
	//surety:ends goroutine
	Skip(args ...any)
	//surety:ends goroutine
	Skipf(format string, args ...any)
	//surety:defers result[0]
	TempDir() string
	//surety:pure
	ArtifactDir() string
	//surety:pure
	Setenv(key, value string)
	//surety:pure
	Chdir(dir string)
	//surety:pure
	Context() context.Context
}

//surety:defers f
func (c *T) Cleanup(f func())

//surety:ends goroutine
func (c *T) FailNow()

//surety:ends goroutine
func (c *T) Fatal(args ...any)

//surety:ends goroutine
func (c *T) Fatalf(format string, args ...any)

//surety:ends goroutine
func (c *T) Skip(args ...any)

//surety:ends goroutine
func (c *T) SkipNow()

//surety:ends goroutine
func (c *T) Skipf(format string, args ...any)

//surety:defers result[0]
func (c *T) TempDir() string

//surety:pure
func (t *T) Setenv(key, value string)

//surety:pure
func (t *T) Chdir(dir string)

// Cancelled just before the Cleanups run.
//surety:pure
func (c *T) Context() context.Context

//surety:blocks
func (t *T) Parallel()

// Runs f in a goroutine of its own and waits until f ends or calls Parallel: a Fatal in f does not end the
// caller.
//surety:calls f isolated
//surety:blocks
func (t *T) Run(name string, f func(t *T)) bool

//surety:calls f isolated
//surety:blocks
func (b *B) Run(name string, f func(b *B)) bool

//surety:calls body isolated
//surety:blocks
func (b *B) RunParallel(body func(*PB))

//surety:defers f
func (c *B) Cleanup(f func())

//surety:ends goroutine
func (c *B) FailNow()

//surety:ends goroutine
func (c *B) Fatal(args ...any)

//surety:ends goroutine
func (c *B) Fatalf(format string, args ...any)

//surety:ends goroutine
func (c *B) Skip(args ...any)

//surety:ends goroutine
func (c *B) SkipNow()

//surety:ends goroutine
func (c *B) Skipf(format string, args ...any)

//surety:defers result[0]
func (c *B) TempDir() string

//surety:pure
func (c *B) Context() context.Context

//surety:defers f
func (c *F) Cleanup(f func())

//surety:ends goroutine
func (c *F) FailNow()

//surety:ends goroutine
func (c *F) Fatal(args ...any)

//surety:ends goroutine
func (c *F) Fatalf(format string, args ...any)

//surety:ends goroutine
func (c *F) Skip(args ...any)

//surety:ends goroutine
func (c *F) SkipNow()

//surety:ends goroutine
func (c *F) Skipf(format string, args ...any)

//surety:defers result[0]
func (c *F) TempDir() string

//surety:pure
func (c *F) Context() context.Context

//surety:pure
func (b *B) Loop() bool

//surety:calls ff isolated
func (f *F) Fuzz(ff any)

//surety:calls f
func AllocsPerRun(runs int, f func()) (avg float64)

//surety:calls f isolated
//surety:blocks
func Benchmark(f func(b *B)) BenchmarkResult

//surety:blocks
func (m *M) Run() (code int)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *T) Log(args ...any)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *T) Logf(format string, args ...any)

//surety:borrows args
func (c *T) Error(args ...any)

//surety:borrows args
func (c *T) Errorf(format string, args ...any)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *B) Log(args ...any)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *B) Logf(format string, args ...any)

//surety:borrows args
func (c *B) Error(args ...any)

//surety:borrows args
func (c *B) Errorf(format string, args ...any)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *F) Log(args ...any)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *F) Logf(format string, args ...any)

//surety:borrows args
func (c *F) Error(args ...any)

//surety:borrows args
func (c *F) Errorf(format string, args ...any)

// What T, B and F embed: their methods are declared here.
//surety:defers f
func (c *common) Cleanup(f func())

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *common) Log(args ...any)

//surety:releases args tempfile
//surety:releases args tempdir
//surety:borrows args
func (c *common) Logf(format string, args ...any)

//surety:ends goroutine
func (c *common) FailNow()

//surety:ends goroutine
func (c *common) Fatal(args ...any)

//surety:ends goroutine
func (c *common) Fatalf(format string, args ...any)

//surety:ends goroutine
func (c *common) Skip(args ...any)

//surety:ends goroutine
func (c *common) SkipNow()

//surety:ends goroutine
func (c *common) Skipf(format string, args ...any)

// The test removes the folder, and what is in it.
//surety:defers result[0]
func (c *common) TempDir() string
