package fixtures

import "os"

func closeAll(paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path) // ask
		if err != nil {
			return err
		}
		defer f.Close()
	}
	return nil
}

func inTurn(n int) {
	defer println("last")
	for i := 0; i < n; i++ {
		defer println("a", i)
		if i == 3 {
			continue
		}
		defer println("b", i)
	}
	defer println("first")
}

func atLeastOnce(n int) {
	for {
		defer println("round")
		if n == 0 {
			return
		}
		n--
	}
}

func jumpsBack(n int) {
again:
	defer println("again", n)
	if n > 0 {
		n--
		goto again
	}
}
