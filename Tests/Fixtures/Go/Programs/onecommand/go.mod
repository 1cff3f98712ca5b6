module example.com/onecommand

go 1.26
