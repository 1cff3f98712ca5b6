package maps // import "maps"

import "iter"

func All[Map interface{ ~map[K]V }, K any, V any](m Map) iter.Seq2[K, V]
func Clone[M interface{ ~map[K]V }, K any, V any](m M) M
func Collect[K any, V any](seq iter.Seq2[K, V]) map[K]V
func Copy[M1 interface{ ~map[K]V }, M2 interface{ ~map[K]V }, K any, V any](dst M1, src M2)
func DeleteFunc[M interface{ ~map[K]V }, K any, V any](m M, del func(K, V) bool)
func Equal[M1 interface{ ~map[K]V }, M2 interface{ ~map[K]V }, K any, V any](m1 M1, m2 M2) bool
func EqualFunc[M1 interface{ ~map[K]V1 }, M2 interface{ ~map[K]V2 }, K any, V1 any, V2 any](m1 M1, m2 M2, eq func(V1, V2) bool) bool
func Insert[Map interface{ ~map[K]V }, K any, V any](m Map, seq iter.Seq2[K, V])
func Keys[Map interface{ ~map[K]V }, K any, V any](m Map) iter.Seq[K]
func Values[Map interface{ ~map[K]V }, K any, V any](m Map) iter.Seq[V]
