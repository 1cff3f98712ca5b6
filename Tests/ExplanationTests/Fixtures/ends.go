package fixtures

import (
	"log"
	"os"
	"runtime"
	"testing"
)

func leaves(how int) int {
	dir, err := os.MkdirTemp("", "x") // ask
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	switch how {
	case 0:
		os.Exit(1)
	case 1:
		runtime.Goexit()
	case 2:
		panic("two")
	case 3:
		fail("three")
	case 4:
		for {
		}
	}
	defer func() {
		if how == 5 {
			os.Exit(5)
		}
	}()
	return how
}

func fail(why string) {
	println(why)
	os.Exit(3)
}

func test(t *testing.T) {
	defer println("cleaned up")
	if t.Name() == "" {
		t.Fatal("no name")
	}
	t.Log("has one")
}

func nothing() {}
