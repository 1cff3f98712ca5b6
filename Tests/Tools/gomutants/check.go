package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A finding is what matters of one in the report: where a line moves, it is another.
type finding struct {
	Rule, Severity, Path, Function string
	Line                           int
}

// check asks surety of every confirmed mutant in tree, a copy of the folder that the plan was made in.
func check(plan *Plan, surety, tree string) {
	before := ask(surety, tree)
	for _, site := range plan.Sites {
		if site.Confirmed == "" {
			continue
		}
		site.Found = nil
		inside, err := filepath.Rel(plan.Folder, site.File)
		must(err)
		withMutant(site, filepath.Join(tree, inside), func() {
			for one, count := range ask(surety, tree) {
				if count > before[one] {
					site.Found = append(site.Found, fmt.Sprintf("%s %s %s:%d %s", one.Severity, one.Rule, one.Path, one.Line,
						one.Function))
				}
			}
		})
		slices.Sort(site.Found)
		fmt.Println(site.ID, site.Operator, site.Kind, inside, site.Line, site.Function, "|", site.Found)
	}
}

// withMutant puts the mutant in the place of its file while work runs.
func withMutant(site *Site, name string, work func()) {
	source, err := os.ReadFile(name)
	must(err)
	defer os.WriteFile(name, source, 0o644)
	must(os.WriteFile(name, apply(source, site.Mutant), 0o644))
	if site.Operator == "early-return" {
		added := filepath.Join(filepath.Dir(name), stepFile)
		must(os.WriteFile(added, step(packageName(source)), 0o644))
		defer os.Remove(added)
	}
	work()
}

func packageName(source []byte) string {
	for _, line := range strings.Split(string(source), "\n") {
		if name, is := strings.CutPrefix(line, "package "); is {
			return strings.Fields(name)[0]
		}
	}
	return ""
}

// ask counts the findings of a tree.
func ask(surety, tree string) map[finding]int {
	command := exec.Command(surety, "check", ".", "--format", "json")
	command.Dir = tree
	output, _ := command.Output()
	var report struct{ Findings []finding }
	must(json.Unmarshal(output, &report))
	count := map[finding]int{}
	for _, one := range report.Findings {
		count[one]++
	}
	return count
}
