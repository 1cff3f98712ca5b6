package main

import (
	"bufio"
	"net"
	"os"
	"sync"
)

var mu sync.Mutex

func main() {
	f, err := os.Open("x") // ask
	if err != nil {
		return
	}
	l, err := net.Listen("tcp", ":0") // ask
	if err != nil {
		return
	}
	w := bufio.NewWriter(os.Stdout) // ask
	w.WriteString(l.Addr().String() + f.Name())
	begin()
	end()
}

func begin() {
	mu.Lock() // ask
}

func end() { mu.Unlock() }
