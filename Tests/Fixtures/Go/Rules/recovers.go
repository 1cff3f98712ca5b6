package fixtures

import (
	"fmt"
	"log"
)

func mayPanic() { panic("now") }

func defersRecover() {
	defer recover() // want ineffective-recover
	mayPanic()
}

func recoversInside() {
	defer func() {
		func() {
			if r := recover(); r != nil { // want ineffective-recover
				log.Println(r)
			}
		}()
	}()
	mayPanic()
}

func recoversWhereItStands() {
	func() {
		recover() // want ineffective-recover
	}()
	mayPanic()
}

func recoversInAGoroutine() {
	go func() {
		mayPanic()
		if r := recover(); r != nil { // want ineffective-recover
			log.Println(r)
		}
	}()
}

func recoversEarly() {
	defer log.Println("stopped", recover()) // want ineffective-recover
	mayPanic()
}

func stopsNothing() {
	if r := recover(); r != nil { // want ineffective-recover
		log.Println(r)
	}
}

func callsWhatStopsNothing() {
	defer func() { stopsNothing() }()
	mayPanic()
}

func stops() {
	if r := recover(); r != nil {
		log.Println(r)
	}
}

func defersWhatStops() {
	defer stops()
	mayPanic()
}

// It stands for a value: who knows where that is deferred.
func stopsSomewhere() { log.Println(recover()) }

func passesWhatStops(run func(func())) {
	run(stopsSomewhere)
	stopsSomewhere()
}

// Exported: who knows who defers it.
func StopsElsewhere() { log.Println(recover()) }

type guard struct{}

func (guard) stop() { log.Println(recover()) }

func defersAMethod(g guard) {
	defer g.stop()
	mayPanic()
}

func defersALiteral() {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	mayPanic()
}

func defersAVariable() {
	stop := func() { recover() }
	defer stop()
	mayPanic()
}

// A deferred call of a deferred function is one of those that can.
func defersInADeferred() {
	defer func() { defer recover() }()
	mayPanic()
}

// Stops what its own cleanup may do.
func guardsItsCleanup(cleanup func()) {
	defer func() {
		defer func() { recover() }()
		cleanup()
	}()
}

func passesALiteral(run func(func())) {
	run(func() { log.Println(recover()) })
}

type worker struct{ jobs chan func() }

func (w *worker) run() {
	for job := range w.jobs {
		job()
	}
	if r := recover(); r != nil { // want ineffective-recover
		log.Println(r)
	}
}

func startsAWorker(w *worker) { go w.run() }

// Deferred by the name that an interface gives it.
type stopper interface{ halt() }

func (w *worker) halt() { log.Println(recover()) }

func haltsThroughAnInterface(s stopper, w *worker) {
	w.halt()
	defer s.halt()
}
