package fixtures

import (
	"fmt"
	"os"
	"runtime"
)

func onAnotherSystem() (string, error) {
	dir, err := os.MkdirTemp("", "a") // noise leak the program is read as built for Linux, where the branch is not taken
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
		f, err := os.Open(path) // noise leak the program is read as built for Linux, where the case is not taken
		if err != nil {
			return err
		}
		fmt.Fprint(f, 1)
	}
	return nil
}
