package version // import "go/version"

func Compare(x string, y string) int
func IsValid(x string) bool
func Lang(x string) string
