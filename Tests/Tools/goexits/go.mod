module goexits

go 1.24
