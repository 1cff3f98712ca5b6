// Package server is no part of a program: what it hands on may be called again and again.
package server

import (
	"os"

	"example.com/shell"
)

// Setup registers a job.
func Setup(app *shell.App) { app.Every("minute", job) }

func job() {
	f, err := os.Open("state") // error leak
	if err != nil {
		return
	}
	if _, err := f.Seek(0, 0); err != nil {
		return
	}
}
