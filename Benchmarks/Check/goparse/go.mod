module goparse

go 1.24
