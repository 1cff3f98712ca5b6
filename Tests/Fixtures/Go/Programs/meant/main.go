// A server. What no way out releases, though nothing has failed, may be there on purpose; what comes with each request is not.
package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"

	"example.com/meant/store"
)

func main() {
	names, err := os.ReadDir(".")
	if err != nil {
		log.Fatal(err)
	}
	store.Watch(make(chan struct{}))
	go store.Hand("localhost:1", make(chan net.Conn), make(chan struct{}))
	go store.Restart(context.Background(), make(chan struct{}), func(context.Context) {})
	for range names {
		store.Probe(os.Args[1:])
		store.Choose("localhost:1", "localhost:2")
		store.Listeners(os.Args[1:])
		if !store.IsThere("localhost:1") {
			log.Print(store.Workplace())
		}
	}
	if err := store.Load(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		store.Look(r.URL.Path)
		store.Follow(r.Context().Done())
		store.Place()
		store.HandFast(r.Host, make(chan net.Conn))
		store.Send(r.Form["file"], w)
		store.Copy(r.Context(), r.URL.Path, r.Body)
		store.CopyWhole(r.URL.Path, r.Body)
		store.Handle(r.URL.Path)
		store.Number(r.URL.Path)
	})
	listener, err := net.Listen("tcp", "localhost:8081")
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/serve", func(w http.ResponseWriter, r *http.Request) {
		store.Serve(listener, func(conn net.Conn, _ *net.TCPAddr) { conn.Close() })
	})
	go store.ServeLocal(listener, func(conn net.Conn) { conn.Close() })
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
