package lowering

import "os"

type holder struct {
	file  *os.File
	files []*os.File
}

var kept *os.File

func stores(h *holder, byName map[string]*os.File, queue chan<- *os.File, f *os.File) *holder {
	h.file = f
	h.files = append(h.files, f)
	byName["a"] = f
	queue <- f
	kept = f
	p := &f
	use(p, f, f)
	return &holder{file: f, files: []*os.File{f}}
}

func use(first **os.File, rest ...*os.File) {}
