package parts

import "os"

func writeFrame(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString("frame")
	return err
}
