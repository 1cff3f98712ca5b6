package main // import "runtime/_mkmalloc"
