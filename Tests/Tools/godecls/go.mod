module surety.dev/godecls

go 1.27
