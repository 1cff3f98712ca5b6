package fixtures

import "os"

type pair struct{ a, b int }

func named(path string) (n int, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	defer note(&n)
	n, err = f.WriteString("x")
	return
}

func unnamed(path string) (int, error) {
	n := 0
	defer func() { n++ }()
	return n, nil
}

func field() (p pair) {
	defer func() { p.a = 1 }()
	return pair{2, 3}
}

func note(n *int) { *n++ }
