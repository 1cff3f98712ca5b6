package lowering

import "os"

func switches(n int, f *os.File) bool {
	switch n {
	case 0, 1:
		f.Close()
		fallthrough
	case 2:
		return true
	case 3:
		break
	default:
		n++
	}
	switch m := n * 2; {
	case m > 3 && f != nil:
		return true
	}
	return false
}
