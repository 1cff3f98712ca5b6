package slices // import "slices"

import "cmp"
import "iter"

func All[Slice interface{ ~[]E }, E any](s Slice) iter.Seq2[int, E]
func AppendSeq[Slice interface{ ~[]E }, E any](s Slice, seq iter.Seq[E]) Slice
func Backward[Slice interface{ ~[]E }, E any](s Slice) iter.Seq2[int, E]
func BinarySearch[S interface{ ~[]E }, E cmp.Ordered](x S, target E) (int, bool)
func BinarySearchFunc[S interface{ ~[]E }, E any, T any](x S, target T, cmp func(E, T) int) (int, bool)
func Chunk[Slice interface{ ~[]E }, E any](s Slice, n int) iter.Seq[Slice]
func Clip[S interface{ ~[]E }, E any](s S) S
func Clone[S interface{ ~[]E }, E any](s S) S
func Collect[E any](seq iter.Seq[E]) []E
func Compact[S interface{ ~[]E }, E any](s S) S
func CompactFunc[S interface{ ~[]E }, E any](s S, eq func(E, E) bool) S
func Compare[S interface{ ~[]E }, E cmp.Ordered](s1 S, s2 S) int
func CompareFunc[S1 interface{ ~[]E1 }, S2 interface{ ~[]E2 }, E1 any, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int
func Concat[S interface{ ~[]E }, E any](slices ...S) S
func Contains[S interface{ ~[]E }, E any](s S, v E) bool
func ContainsFunc[S interface{ ~[]E }, E any](s S, f func(E) bool) bool
func Delete[S interface{ ~[]E }, E any](s S, i int, j int) S
func DeleteFunc[S interface{ ~[]E }, E any](s S, del func(E) bool) S
func Equal[S interface{ ~[]E }, E any](s1 S, s2 S) bool
func EqualFunc[S1 interface{ ~[]E1 }, S2 interface{ ~[]E2 }, E1 any, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool
func Grow[S interface{ ~[]E }, E any](s S, n int) S
func Index[S interface{ ~[]E }, E any](s S, v E) int
func IndexFunc[S interface{ ~[]E }, E any](s S, f func(E) bool) int
func Insert[S interface{ ~[]E }, E any](s S, i int, v ...E) S
func IsSorted[S interface{ ~[]E }, E cmp.Ordered](x S) bool
func IsSortedFunc[S interface{ ~[]E }, E any](x S, cmp func(E, E) int) bool
func Max[S interface{ ~[]E }, E cmp.Ordered](x S) E
func MaxFunc[S interface{ ~[]E }, E any](x S, cmp func(E, E) int) E
func Min[S interface{ ~[]E }, E cmp.Ordered](x S) E
func MinFunc[S interface{ ~[]E }, E any](x S, cmp func(E, E) int) E
func Repeat[S interface{ ~[]E }, E any](x S, count int) S
func Replace[S interface{ ~[]E }, E any](s S, i int, j int, v ...E) S
func Reverse[S interface{ ~[]E }, E any](s S)
func Sort[S interface{ ~[]E }, E cmp.Ordered](x S)
func SortFunc[S interface{ ~[]E }, E any](x S, cmp func(E, E) int)
func SortStableFunc[S interface{ ~[]E }, E any](x S, cmp func(E, E) int)
func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E
func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E
func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E
func Values[Slice interface{ ~[]E }, E any](s Slice) iter.Seq[E]
