package sort // import "sort"

type Float64Slice []float64
func (x Float64Slice) Len() int
func (x Float64Slice) Less(i int, j int) bool
func (p Float64Slice) Search(x float64) int
func (x Float64Slice) Sort()
func (x Float64Slice) Swap(i int, j int)

type IntSlice []int
func (x IntSlice) Len() int
func (x IntSlice) Less(i int, j int) bool
func (p IntSlice) Search(x int) int
func (x IntSlice) Sort()
func (x IntSlice) Swap(i int, j int)

type Interface interface {
	Len() int
	Less(i int, j int) bool
	Swap(i int, j int)
}

type StringSlice []string
func (x StringSlice) Len() int
func (x StringSlice) Less(i int, j int) bool
func (p StringSlice) Search(x string) int
func (x StringSlice) Sort()
func (x StringSlice) Swap(i int, j int)

func Find(n int, cmp func(int) int) (i int, found bool)
func Float64s(x []float64)
func Float64sAreSorted(x []float64) bool
func Ints(x []int)
func IntsAreSorted(x []int) bool
func IsSorted(data Interface) bool
func Reverse(data Interface) Interface
func Search(n int, f func(int) bool) int
func SearchFloat64s(a []float64, x float64) int
func SearchInts(a []int, x int) int
func SearchStrings(a []string, x string) int
func Slice(x any, less func(int, int) bool)
func SliceIsSorted(x any, less func(int, int) bool) bool
func SliceStable(x any, less func(int, int) bool)
func Sort(data Interface)
func Stable(data Interface)
func Strings(x []string)
func StringsAreSorted(x []string) bool
