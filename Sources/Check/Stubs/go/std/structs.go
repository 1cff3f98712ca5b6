package structs // import "structs"

type HostLayout struct{}
