package filepath // import "path/filepath"

import "io/fs"

var ErrBadPattern error
const ListSeparator = '\U0000003a'
const Separator = '\U0000002f'
var SkipAll error
var SkipDir error

type WalkFunc func(string, fs.FileInfo, error) error

func Abs(path string) (string, error)
func Base(path string) string
func Clean(path string) string
func Dir(path string) string
func EvalSymlinks(path string) (string, error)
func Ext(path string) string
func FromSlash(path string) string
func Glob(pattern string) (matches []string, err error)
func HasPrefix(p string, prefix string) bool
func IsAbs(path string) bool
func IsLocal(path string) bool
func Join(elem ...string) string
func Localize(path string) (string, error)
func Match(pattern string, name string) (matched bool, err error)
func Rel(basePath string, targPath string) (string, error)
func Split(path string) (dir string, file string)
func SplitList(path string) []string
func ToSlash(path string) string
func VolumeName(path string) string
func Walk(root string, fn WalkFunc) error
func WalkDir(root string, fn fs.WalkDirFunc) error
