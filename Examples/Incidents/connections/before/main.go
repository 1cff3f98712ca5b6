// A watcher of other services. Every answer but the expected one keeps a connection.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

// version asks a service for its version.
func version(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url + "/version") // want leak
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s answers %s", url, resp.Status)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	return string(text), resp.Body.Close()
}

func main() {
	client := &http.Client{Timeout: 5 * time.Second}
	for {
		for _, url := range os.Args[1:] {
			text, err := version(client, url)
			if err != nil {
				log.Print(err)
				continue
			}
			log.Print(url, " runs ", text)
		}
		time.Sleep(10 * time.Second)
	}
}
