package fixtures

import "fmt"

func direct() (err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("panic: %v", e)
		}
	}()
	panic("caught")
}

func byName() {
	defer catch()
	panic("caught")
}

func catch() { recover() }

func tooDeep() {
	defer func() {
		func() { recover() }()
	}()
	panic("not caught")
}

func useless() {
	defer recover()
	panic("not caught")
}

func again() {
	defer catch()
	defer func() { panic("another") }()
	panic("one")
}
