package buildinfo // import "debug/buildinfo"

import "io"
import "runtime/debug"

type BuildInfo = debug.BuildInfo

func Read(r io.ReaderAt) (*debug.BuildInfo, error)
func ReadFile(name string) (info *debug.BuildInfo, err error)
