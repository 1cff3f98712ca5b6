module gocontracts

go 1.24
