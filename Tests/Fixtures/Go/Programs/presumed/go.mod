module example.com/presumed

go 1.26

require example.com/shell v1.0.0
