module example.com/bounded

go 1.22
