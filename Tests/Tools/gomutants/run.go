package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A TestRun is what one top-level test left behind, in one run.
type TestRun struct {
	Test         string         `json:"test"`
	IsFailed     bool           `json:"failed"`
	IsSkipped    bool           `json:"skipped"`
	Milliseconds int            `json:"ms"`
	Left         map[string]int `json:"left"`
	Hits         []int          `json:"hits"`
	Forces       []int          `json:"forces"`
	// IsBlocked: the run did not end in time.
	IsBlocked bool `json:"blocked"`
}

// cover builds the tests of every package and runs them once, one test after the other, without any mutant.
func cover(plan *Plan) {
	must(os.MkdirAll(binaries(plan), 0o755))
	for _, one := range plan.Packages {
		one.Tests = map[string]TestRun{}
		build := exec.Command(filepath.Join(plan.Root, "bin", "go"), "test", "-c", "-vet=off", "-o", binary(plan, one), ".")
		build.Dir = one.Dir
		build.Env = append(os.Environ(), "GOROOT="+plan.Root)
		if output, err := build.CombinedOutput(); err != nil {
			one.Broken = string(output)
			fmt.Println(one.Path, "does not build:", one.Broken)
			continue
		}
		for _, test := range start(plan, one, nil, 180*time.Second, 0) {
			if !test.IsSkipped && test.Test != "" {
				one.Tests[test.Test] = test
			}
		}
		fmt.Println(one.Path, len(one.Tests), "tests")
	}
}

func binaries(plan *Plan) string { return filepath.Join(filepath.Dir(plan.Root), "binaries") }

func binary(plan *Plan, one *Package) string {
	return filepath.Join(binaries(plan), strings.ReplaceAll(one.Path, "/", "_")+".test")
}

// start runs tests of a package with some settings in the environment, in a temporary folder of their own.
func start(plan *Plan, one *Package, settings []string, limit time.Duration, settle int, arguments ...string) []TestRun {
	scratch, err := os.MkdirTemp("", "gomutants")
	must(err)
	defer os.RemoveAll(scratch)
	must(os.Mkdir(filepath.Join(scratch, "tmp"), 0o777))
	out := filepath.Join(scratch, "out")
	if _, err := os.Stat(binary(plan, one)); err != nil {
		return nil
	}
	within, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	arguments = append([]string{"-test.short", "-test.timeout=0"}, arguments...)
	command := exec.CommandContext(within, binary(plan, one), arguments...)
	command.Dir = one.Dir
	command.WaitDelay = time.Second
	command.Env = append(os.Environ(), "GOROOT="+plan.Root, "PATH="+plan.Root+"/bin:"+os.Getenv("PATH"),
		"TMPDIR="+scratch+"/tmp", "SURETY_OUT="+out, "SURETY_SETTLE="+itoa(settle), "GOGC=off", "GOMEMLIMIT=3GiB")
	command.Env = append(command.Env, settings...)
	command.Run()
	tests := readRuns(out)
	if within.Err() != nil {
		tests = append(tests, TestRun{IsBlocked: true})
	}
	return tests
}

func readRuns(file string) []TestRun {
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	var tests []TestRun
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var one TestRun
		if json.Unmarshal(lines.Bytes(), &one) == nil {
			tests = append(tests, one)
		}
	}
	return tests
}

// run draws candidates that compile and that some test comes to, and tries each: all but locks are drawn, and count locks.
func run(plan *Plan, seed, count int) {
	random := rand.New(rand.NewSource(int64(seed)))
	order := random.Perm(len(plan.Sites))
	locks, tried, confirmed := 0, 0, 0
	for _, index := range order {
		site := plan.Sites[index]
		tests := reaching(plan, site)
		if !site.Compiles || len(tests) == 0 || site.IsDrawn {
			continue
		}
		if site.Kind == "lock" {
			if locks++; locks > count {
				continue
			}
		}
		site.IsDrawn = true
		tried++
		try(plan, site, tests)
		if site.Confirmed != "" {
			confirmed++
		}
		fmt.Println(tried, confirmed, site.Operator, site.Kind, site.File, site.Line, "|", site.Confirmed)
	}
}

func (plan *Plan) pack(site *Site) *Package {
	for _, one := range plan.Packages {
		if one.Path == site.Package {
			return one
		}
	}
	return nil
}

// reaching has the three fastest tests that come to the site, and to the error that must be forced.
func reaching(plan *Plan, site *Site) []TestRun {
	var tests []TestRun
	for _, test := range plan.pack(site).Tests {
		isAtError := site.Force != 0 && slices.Contains(test.Forces, site.Force)
		isAtSite := slices.Contains(test.Hits, site.ID)
		if isAtError && (isAtSite || site.Operator == "drop-on-error") || isAtSite && site.Force == 0 {
			tests = append(tests, test)
		}
	}
	slices.SortFunc(tests, func(a, b TestRun) int {
		if a.Milliseconds != b.Milliseconds {
			return a.Milliseconds - b.Milliseconds
		}
		return strings.Compare(a.Test, b.Test)
	})
	return tests[:min(3, len(tests))]
}

// try runs the mutant and the code as it was in turn, until one of the tests shows that more stays behind.
func try(plan *Plan, site *Site, tests []TestRun) {
	one := plan.pack(site)
	plain := []string{"SURETY_FORCE=" + itoa(site.Force)}
	mutated := append([]string{"SURETY_MUTANT=" + itoa(site.ID)}, plain...)
	if site.Operator == "early-return" {
		plain = append([]string{"SURETY_MENDED=1"}, mutated...)
	}
	for _, test := range tests {
		limit := 5*time.Second + 3*time.Duration(test.Milliseconds)*time.Millisecond
		again := func(settings []string) TestRun {
			for _, run := range start(plan, one, settings, limit, 300, "-test.run=^"+test.Test+"$") {
				if run.Test == test.Test || run.IsBlocked {
					return run
				}
			}
			return TestRun{}
		}
		if reason := compare(site, func() TestRun { return again(plain) }, func() TestRun { return again(mutated) }); reason != "" {
			site.Confirmed = test.Test + ": " + reason
			return
		}
	}
}

// compare says what grows: more is left by both of two runs of the mutant than by any of three of the code as it was,
// with the same outcome of the test. A lock may also block the test that is not blocked otherwise.
func compare(site *Site, plain, mutated func() TestRun) string {
	firstMutated, firstPlain := mutated(), plain()
	if grown(site, firstPlain, firstMutated) == "" {
		return ""
	}
	secondMutated := mutated()
	reason := ""
	for _, base := range []TestRun{firstPlain, plain(), plain()} {
		for _, mutant := range []TestRun{firstMutated, secondMutated} {
			if reason = grown(site, base, mutant); reason == "" {
				return ""
			}
		}
	}
	return reason
}

// grown says what a mutant's run left more than the code as it was.
func grown(site *Site, plain, mutant TestRun) string {
	if plain.Test == "" {
		return ""
	}
	if mutant.IsBlocked && site.Kind == "lock" {
		return "blocked"
	}
	if mutant.Test == "" || mutant.IsFailed != plain.IsFailed {
		return ""
	}
	for _, kind := range counters[site.Kind] {
		if more := mutant.Left[kind] - plain.Left[kind]; more > 0 {
			return fmt.Sprintf("%s +%d", kind, more)
		}
	}
	return ""
}

var descriptors = []string{"file", "listener", "socket", "pipe", "other descriptor"}

// counters says which counter speaks for a kind.
var counters = map[string][]string{
	"lock": {"lock"}, "file": descriptors, "listener": descriptors, "connection": descriptors, "descriptor": descriptors,
	"server": descriptors, "owner of others": append([]string{"body", "rows", "child", "temporary file"}, descriptors...),
	"temporary file": {"temporary file"}, "cancel function": {"context"}, "body": {"body"}, "child": {"child"},
	"rows": {"rows"}, "transaction": {"context", "rows"}, "statement": {"rows"},
}
