package crc64 // import "hash/crc64"

import "hash"

var ECMA int
var ISO int
const Size = 8

type Table [256]uint64

func Checksum(data []byte, tab *Table) uint64
func MakeTable(poly uint64) *Table
func New(tab *Table) hash.Hash64
func Update(crc uint64, tab *Table, p []byte) uint64
