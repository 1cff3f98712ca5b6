package fixtures

import "example.org/store"

// What nothing is known of has a method with the name of a release.
func closesAllAtTheEnd(names []string) error {
	for _, name := range names {
		shelf, err := store.Open(name)
		if err != nil {
			return err
		}
		defer shelf.Close() // want defer-in-loop
		shelf.Count()
	}
	return nil
}

// They are wanted behind the loop.
func closesAllBehindTheLoop(names []string) []*store.Shelf {
	var all []*store.Shelf
	for _, name := range names {
		shelf, err := store.Open(name)
		if err != nil {
			return nil
		}
		defer shelf.Close()
		all = append(all, shelf)
	}
	return all
}

// They were there before.
func closesAllGiven(all []*store.Shelf) {
	for _, shelf := range all {
		defer shelf.Close()
	}
}

// There is no second round with one.
func closesTheFirst(names []string) error {
	for _, name := range names {
		shelf, err := store.Open(name)
		if err != nil {
			continue
		}
		defer shelf.Close()
		return shelf.Count()
	}
	return nil
}
