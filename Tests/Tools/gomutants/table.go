package main

import (
	"fmt"
	"slices"
	"strings"
)

// A row of a table counts sites.
type row struct{ candidates, compiled, reached, drawn, confirmed, found, noted int }

func (r *row) add(site *Site, isReached bool) {
	r.candidates++
	r.compiled += one(site.Compiles)
	r.reached += one(isReached)
	r.drawn += one(site.IsDrawn)
	r.confirmed += one(site.Confirmed != "")
	r.found += one(site.weight() == "found")
	r.noted += one(site.weight() == "note")
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// weight says how much the heaviest new finding weighs.
func (site *Site) weight() string {
	result := ""
	for _, text := range site.Found {
		if !strings.HasPrefix(text, "note ") {
			return "found"
		}
		result = "note"
	}
	return result
}

func (r *row) String() string {
	share := "–"
	if r.confirmed > 0 {
		share = fmt.Sprintf("%d %%", (100*r.found+r.confirmed/2)/r.confirmed)
	}
	return fmt.Sprintf("%d | %d | %d | %d | %d | %d | %d | %s |", r.candidates, r.compiled, r.reached, r.drawn, r.confirmed,
		r.found, r.noted, share)
}

const heading = "| candidates | compile | reached | drawn | confirmed | found | as a note | share |\n" +
	"| --- | --- | --- | --- | --- | --- | --- | --- | --- |"

// table prints what became of the candidates of some plans, by operator, by kind, and both.
func table(files []string) {
	var sites []*Site
	reached := map[*Site]bool{}
	for _, file := range files {
		plan := &Plan{}
		readJSON(file, plan)
		sites = append(sites, plan.Sites...)
		for _, site := range plan.Sites {
			reached[site] = site.Compiles && len(reaching(plan, site)) > 0
		}
	}
	for _, isLocal := range []bool{true, false} {
		fmt.Printf("\nacquired in the same function: %v\n", isLocal)
		for _, by := range []func(*Site) string{
			func(s *Site) string { return s.Operator }, func(s *Site) string { return s.Kind },
			func(s *Site) string { return s.Operator + " | " + s.Kind }, func(*Site) string { return "all" },
		} {
			rows := map[string]*row{}
			for _, site := range sites {
				if site.IsLocal != isLocal {
					continue
				}
				if rows[by(site)] == nil {
					rows[by(site)] = &row{}
				}
				rows[by(site)].add(site, reached[site])
			}
			printRows(rows)
		}
	}
}

func printRows(rows map[string]*row) {
	var names []string
	for name := range rows {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Println("\n| | " + strings.TrimPrefix(heading, "| "))
	for _, name := range names {
		fmt.Println("| " + name + " | " + rows[name].String())
	}
}
