package parts

import "testing"

func TestSize(t *testing.T) {
	if sizeOf("parts.go") == 0 || modeOf("parts.go") == 0 || sizesOf([]string{"parts.go"}) == 0 {
		t.Fail()
	}
}

func TestLater(t *testing.T) {
	t.Skip("not now")
	defer println("the end") // note unreachable-defer
}

func TestNegative(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Fail()
		}
	}()
	new(counter).add(-1)
}
