module example.com/test-infra

go 1.22
