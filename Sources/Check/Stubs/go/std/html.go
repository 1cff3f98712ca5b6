package html // import "html"

func EscapeString(s string) string
func UnescapeString(s string) string
