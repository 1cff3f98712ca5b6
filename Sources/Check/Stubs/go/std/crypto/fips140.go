package fips140 // import "crypto/fips140"

func Enabled() bool
func Enforced() bool
func Version() string
func WithoutEnforcement(f func())
