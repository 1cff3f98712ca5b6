package lowering

import "os"

// What a literal assigns is assigned in the function around it.
func closures(path string) (*os.File, error) {
	var f *os.File
	var err error
	open := func(name string) bool {
		f, err = os.Open(name)
		return err == nil
	}
	if !open(path) {
		return nil, err
	}
	go func(g *os.File) { g.Close() }(f)
	func() {
		path = ""
	}()
	return f, nil
}
