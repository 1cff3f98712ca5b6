// Facts from the documentation of Go 1.27.
package iter // import "iter"

//surety:acquires result[1] pull
//surety:defers seq
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func())

//surety:acquires result[1] pull
//surety:defers seq
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func())
