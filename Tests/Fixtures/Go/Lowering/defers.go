package lowering

import "os"

// The arguments of a deferred call are bound where the defer stands, the variables of a literal where it runs.
func deferBinds(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	defer report(f.Name())
	f, err = os.Open(path + ".more")
	defer func() {
		f.Close()
	}()
	return err
}

func deferInLoop(paths []string) {
	for _, path := range paths {
		defer report(path)
	}
}

func report(name string) {}
