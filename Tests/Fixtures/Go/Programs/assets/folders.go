package assets

import (
	"net"
	"os"
	"path/filepath"
)

type socket struct {
	net.Listener
	path string
}

// Close removes the folder as well.
func (s *socket) Close() error {
	err := s.Listener.Close()
	os.RemoveAll(filepath.Dir(s.path))
	return err
}

func listenAt(path string) (net.Listener, error) {
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	return &socket{Listener: l, path: path}, nil
}

// Listen makes a folder of which a path leaves with the listener.
func Listen() (net.Listener, error) {
	folder, err := os.MkdirTemp("", "socket") // note leak
	if err != nil {
		return nil, err
	}
	l, err := listenAt(filepath.Join(folder, "s"))
	if err != nil {
		os.Remove(folder)
	}
	return l, err
}

// Count makes one that nobody knows of.
func Count() (int, error) {
	folder, err := os.MkdirTemp("", "count") // error leak
	if err != nil {
		return 0, err
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		os.Remove(folder)
		return 0, err
	}
	return len(files), nil
}

// Port tells where somebody listens, whose address can be taken apart.
func Port(address string) (string, error) {
	l, err := net.Listen("tcp", address) // note leak
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return "", err
	}
	l.Close()
	return port, nil
}

// Probe opens one or two things, which a list of the function's own says.
func Probe() (int, error) {
	ports := []string{":80", ":8080"}
	if os.Getenv("SHORT") != "" {
		ports = ports[:1]
	}
	count := 0
	for _, port := range ports {
		c, err := net.Dial("tcp", port)
		if err != nil {
			return count, err
		}
		defer c.Close() // note defer-in-loop
		count++
	}
	return count, nil
}

// ProbeAll opens as many as it is told of.
func ProbeAll(ports <-chan string) (int, error) {
	count := 0
	for port := range ports {
		c, err := net.Dial("tcp", port)
		if err != nil {
			return count, err
		}
		defer c.Close() // error defer-in-loop
		count++
	}
	return count, nil
}
