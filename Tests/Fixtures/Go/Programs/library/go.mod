module example.com/library

go 1.26

require example.com/outside v0.0.0

replace example.com/outside => ./outside
