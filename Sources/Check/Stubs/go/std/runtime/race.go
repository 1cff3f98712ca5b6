package race // import "runtime/race"
