// Gomutants measures recall: it takes releases out of Go packages one at a time, shows by counters in a patched copy of
// the Go tree that something stays behind when the package's own tests run, and asks `surety check` of each mutant.
// Documentation/Recall.md says what its figures mean.
//
//	gomutants patch GOROOT                  puts the counters into a copy of a Go tree
//	gomutants plan  PLAN FOLDER PACKAGE…    lists every candidate, tells which compile, writes the packages' switches
//	gomutants cover PLAN                    builds the tests and finds out which of them come to which candidate
//	gomutants run   PLAN SEED COUNT         draws candidates and runs each against the code as it was
//	gomutants check PLAN SURETY FOLDER      asks surety of each confirmed mutant, in the tree below FOLDER
//	gomutants table PLAN…                   prints the tables
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

// A Plan is all that is known of a set of packages; it is kept in a file between the steps.
type Plan struct {
	// Root is the patched copy of the Go tree, Folder the copy of the module that gets the switches.
	Root, Folder string
	Packages     []*Package
	Sites        []*Site
}

// A Package is what the tests of one import path need.
type Package struct {
	Path, Dir string
	// Tests has the time in milliseconds that each top-level test took, and its outcome.
	Tests map[string]TestRun
	// Broken says why the tests cannot be run.
	Broken string
}

func main() {
	if len(os.Args) < 3 {
		fail("usage: gomutants patch|plan|cover|run|check|table …")
	}
	verb, arguments := os.Args[1], os.Args[2:]
	if verb == "patch" {
		patch(arguments[0])
		return
	}
	if verb == "table" {
		table(arguments)
		return
	}
	plan := &Plan{}
	file := arguments[0]
	if verb != "plan" {
		readJSON(file, plan)
	}
	switch verb {
	case "plan":
		makePlan(plan, arguments[1], arguments[2:])
	case "cover":
		cover(plan)
	case "run":
		run(plan, number(arguments[1]), number(arguments[2]))
	case "check":
		check(plan, arguments[1], arguments[2])
	default:
		fail("unknown verb " + verb)
	}
	writeJSON(file, plan)
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	must(err)
	return value
}

func must(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, "gomutants: "+message)
	os.Exit(2)
}

func readJSON(file string, into any) {
	data, err := os.ReadFile(file)
	must(err)
	must(json.Unmarshal(data, into))
}

func writeJSON(file string, value any) {
	data, err := json.MarshalIndent(value, "", " ")
	must(err)
	must(os.WriteFile(file, data, 0o644))
}
