module surety.example/surety

go 1.21
