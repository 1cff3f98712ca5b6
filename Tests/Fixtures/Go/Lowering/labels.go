package lowering

import "os"

func labels(paths [][]string) int {
	count := 0
outer:
	for _, inner := range paths {
		for i := 0; i < len(inner); i++ {
			if inner[i] == "" {
				continue outer
			}
			if inner[i] == "." {
				break outer
			}
			count++
		}
	}
	return count
}

func jumps(path string) error {
	tries := 0
again:
	f, err := os.Open(path)
	if err != nil {
		tries++
		if tries < 3 {
			goto again
		}
		return err
	}
	return f.Close()
}
