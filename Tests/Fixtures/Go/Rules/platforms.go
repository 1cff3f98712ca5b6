package fixtures

import (
	"fmt"
	"os"
	"runtime"
)

func onAnotherSystem() (string, error) {
	dir, err := os.MkdirTemp("", "a")
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		dir = "/private" + dir
	}
	return dir, nil
}

func onAnotherSystemSwitch(path string) error {
	switch runtime.GOOS {
	case "android":
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		fmt.Fprint(f, 1)
	}
	return nil
}
