package tzdata // import "time/tzdata"
