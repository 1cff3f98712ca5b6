module example.com/meant

go 1.22
