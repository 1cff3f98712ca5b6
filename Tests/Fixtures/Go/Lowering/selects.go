package lowering

import "os"

func selects(files chan *os.File, done <-chan struct{}, spare *os.File) *os.File {
	for {
		select {
		case f := <-files:
			return f
		case f, ok := <-files:
			if !ok {
				break
			}
			return f
		case files <- spare:
			continue
		case <-done:
			return nil
		default:
			return spare
		}
	}
}
