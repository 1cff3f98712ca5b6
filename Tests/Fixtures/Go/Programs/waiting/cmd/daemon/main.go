// A program that goes on for good.
package main

import "example.com/waiting/watch"

func main() { watch.Run("state") }
