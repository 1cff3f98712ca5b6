// The same watcher. The body is closed on every way out, once there is one.
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
	resp, err := client.Get(url + "/version")
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s answers %s", url, resp.Status)
	}
	text, err := io.ReadAll(resp.Body)
	return string(text), err
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
