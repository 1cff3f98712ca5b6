package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const stepFile = "surety_mutant_step.go"

// step is the call that fails in front of an added return; it stands in a file of its own.
func step(name string) []byte {
	return []byte("package " + name + "\n\nvar MutantError error\n\nfunc mutantStep() error { return MutantError }\n")
}

// makePlan lists the candidates of the packages, read below folder, and writes their switches beside them. The packages
// of the Go tree are read in the tree of SURETY_GOROOT and written below the patched copy that SURETY_PATCHED names.
func makePlan(plan *Plan, folder string, packages []string) {
	plan.Root, plan.Folder = os.Getenv("SURETY_PATCHED"), folder
	l, wanted := list(folder, packages)
	nextID := 0
	for _, one := range wanted {
		c, err := l.load(one)
		if err != nil {
			fmt.Fprintln(os.Stderr, one.ImportPath, err)
			continue
		}
		before := len(plan.Sites)
		for _, name := range c.names {
			findIn(plan, c, name, &nextID)
		}
		if len(plan.Sites) > before {
			plan.Packages = append(plan.Packages, &Package{Path: one.ImportPath, Dir: patched(plan, one.Dir)})
			for _, site := range plan.Sites[before:] {
				site.Problem = problem(c, site)
				site.Compiles = site.Problem == ""
			}
		}
	}
	fmt.Println(len(plan.Sites), "candidates in", len(plan.Packages), "packages")
}

// patched is where the switches of a file go.
func patched(plan *Plan, name string) string {
	source := os.Getenv("SURETY_GOROOT") + "/src"
	if rest, is := strings.CutPrefix(name, source); is {
		return plan.Root + "/src" + rest
	}
	return name
}

func findIn(plan *Plan, c *checked, name string, nextID *int) {
	tree := c.syntax[name]
	f := &finder{pack: c, file: name, tree: tree, source: c.source[name], sites: &plan.Sites,
		forces: map[*ast.IfStmt]int{}, nextID: nextID}
	before := len(plan.Sites)
	f.find()
	if len(plan.Sites) == before || ast.IsGenerated(tree) {
		plan.Sites = plan.Sites[:before]
		return
	}
	switches := append(f.switches, f.insert(tree.Name.End(), `; import suretyprobe "suretyprobe"`))
	// The counters stand on the text as it was; a switch in the place of one would stop the plan.
	text := counting(strings.TrimPrefix(name, os.Getenv("SURETY_GOROOT")+"/src/"), apply(c.source[name], switches), false)
	must(os.WriteFile(patched(plan, name), text, 0o644))
}

// problem says why a mutant does not compile.
func problem(c *checked, site *Site) string {
	changed := map[string][]byte{site.File: apply(c.source[site.File], site.Mutant)}
	if site.Operator == "early-return" {
		changed[filepath.Join(c.Dir, stepFile)] = step(c.syntax[site.File].Name.Name)
	}
	if err := c.checkTypes(changed, nil); err != nil {
		return err.Error()
	}
	return ""
}

// apply makes all edits; those at one place in the order given, except that what ends there comes first.
func apply(source []byte, edits []Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.From - b.From })
	var result bytes.Buffer
	at := 0
	for _, edit := range edits {
		result.Write(source[at:edit.From])
		result.WriteString(edit.Text)
		at = edit.To
	}
	result.Write(source[at:])
	return result.Bytes()
}
