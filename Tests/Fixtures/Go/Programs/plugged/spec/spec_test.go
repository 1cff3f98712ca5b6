package spec

import "testing"

func TestFirst(t *testing.T) {
	if _, err := WithFirstOf("nothing"); err == nil {
		t.Error("there is nothing")
	}
}
