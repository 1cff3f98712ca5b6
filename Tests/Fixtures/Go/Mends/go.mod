module example.com/mends

go 1.26
