package testing // import "testing"

import "context"
import "io"
import "reflect"
import "time"

type B struct {
	common
	N int
}
func (b *B) Elapsed() time.Duration
func (b *B) Loop() bool
func (b *B) ReportAllocs()
func (b *B) ReportMetric(n float64, unit string)
func (b *B) ResetTimer()
func (b *B) Run(name string, f func(*B)) bool
func (b *B) RunParallel(body func(*PB))
func (b *B) SetBytes(n int64)
func (b *B) SetParallelism(p int)
func (b *B) StartTimer()
func (b *B) StopTimer()

type BenchmarkResult struct {
	N int
	T time.Duration
	Bytes int64
	MemAllocs uint64
	MemBytes uint64
	Extra map[string]float64
}
func (r BenchmarkResult) AllocedBytesPerOp() int64
func (r BenchmarkResult) AllocsPerOp() int64
func (r BenchmarkResult) MemString() string
func (r BenchmarkResult) NsPerOp() int64
func (r BenchmarkResult) String() string

type Cover struct {
	Mode string
	Counters map[string][]uint32
	Blocks map[string][]CoverBlock
	CoveredPackages string
}

type CoverBlock struct {
	Line0 uint32
	Col0 uint16
	Line1 uint32
	Col1 uint16
	Stmts uint16
}

type F struct {
	common
}
func (f *F) Add(args ...any)
func (f *F) Fail()
func (f *F) Fuzz(ff any)
func (f *F) Helper()
func (f *F) Skipped() bool

type InternalBenchmark struct {
	Name string
	F func(*B)
}

type InternalExample struct {
	Name string
	F func()
	Output string
	Unordered bool
}

type InternalFuzzTarget struct {
	Name string
	Fn func(*F)
}

type InternalTest struct {
	Name string
	F func(*T)
}

type M struct{}
func (m *M) Run() (code int)

type PB struct{}
func (pb *PB) Next() bool

type T struct {
	common
}
func (t *T) Chdir(dir string)
func (t *T) Deadline() (deadline time.Time, ok bool)
func (t *T) Parallel()
func (t *T) Run(name string, f func(*T)) bool
func (t *T) Setenv(key string, value string)

type TB interface {
	ArtifactDir() string
	Attr(key string, value string)
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key string, value string)
	Chdir(dir string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	Context() context.Context
	Output() io.Writer
	private()
}

type common struct{}
func (c *common) ArtifactDir() string
func (c *common) Attr(key string, value string)
func (c *common) Chdir(dir string)
func (c *common) Cleanup(f func())
func (c *common) Context() context.Context
func (c *common) Error(args ...any)
func (c *common) Errorf(format string, args ...any)
func (c *common) Fail()
func (c *common) FailNow()
func (c *common) Failed() bool
func (c *common) Fatal(args ...any)
func (c *common) Fatalf(format string, args ...any)
func (c *common) Helper()
func (c *common) Log(args ...any)
func (c *common) Logf(format string, args ...any)
func (c *common) Name() string
func (c *common) Output() io.Writer
func (c *common) Setenv(key string, value string)
func (c *common) Skip(args ...any)
func (c *common) SkipNow()
func (c *common) Skipf(format string, args ...any)
func (c *common) Skipped() bool
func (c *common) TempDir() string

type testDeps interface {
	ImportPath() string
	ModulePath() string
	MatchString(pat string, str string) (bool, error)
	SetPanicOnExit0(bool)
	StartCPUProfile(io.Writer) error
	StopCPUProfile()
	StartTestLog(io.Writer)
	StopTestLog() error
	WriteProfileTo(string, io.Writer, int) error
	CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int, []struct{ Parent string; Path string; Data []byte; Values []any; Generation int; IsSeed bool }, []reflect.Type, string, string) error
	RunFuzzWorker(func(struct{ Parent string; Path string; Data []byte; Values []any; Generation int; IsSeed bool }) error) error
	ReadCorpus(string, []reflect.Type) ([]struct{ Parent string; Path string; Data []byte; Values []any; Generation int; IsSeed bool }, error)
	CheckCorpus([]any, []reflect.Type) error
	ResetCoverage()
	SnapshotCoverage()
	InitRuntimeCoverage() (mode string, tearDown func(string, string) (string, error), snapcov func() float64)
}

func AllocsPerRun(runs int, f func()) (avg float64)
func Benchmark(f func(*B)) BenchmarkResult
func CoverMode() string
func Coverage() float64
func Init()
func Main(matchString func(string, string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample)
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M
func RegisterCover(c Cover)
func RunBenchmarks(matchString func(string, string) (bool, error), benchmarks []InternalBenchmark)
func RunExamples(matchString func(string, string) (bool, error), examples []InternalExample) (ok bool)
func RunTests(matchString func(string, string) (bool, error), tests []InternalTest) (ok bool)
func Short() bool
func Testing() bool
func Verbose() bool
