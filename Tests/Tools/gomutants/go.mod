module gomutants

go 1.24
