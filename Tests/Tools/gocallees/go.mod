module surety.dev/gocallees

go 1.27
