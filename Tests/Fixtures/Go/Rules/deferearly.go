package fixtures

import (
	"database/sql"
	"errors"
	"fmt"
	"log"
	"os"
	"time"
)

func reportOutcome(err error)             { fmt.Println(err) }
func reportThrough(err *error)            { fmt.Println(*err) }
func stepOne() error                      { return errors.New("one") }
func stepTwo() (int, error)               { return 2, nil }
func observe(seconds float64)             { fmt.Println(seconds) }
func observer(d time.Duration) func()     { return func() { fmt.Println(d) } }
func trackFrom(start time.Time, s string) { fmt.Println(s, time.Since(start)) }

func measuresEarly() {
	start := time.Now()
	defer log.Println("took", time.Since(start)) // want defer-early-argument
	fmt.Println("works")
}

func measuresSecondsEarly() {
	start := time.Now()
	defer observe(time.Since(start).Seconds()) // want defer-early-argument
	fmt.Println("works")
}

func dividesEarly() {
	start := time.Now()
	defer log.Println("took", time.Since(start)/time.Millisecond) // want defer-early-argument
	fmt.Println("works")
}

func passesToALiteral() {
	start := time.Now()
	defer func(took time.Duration) { log.Println(took) }(time.Since(start)) // want defer-early-argument
	fmt.Println("works")
}

func padsEarly(least time.Duration) {
	start := time.Now()
	defer time.Sleep(least - time.Since(start)) // want defer-early-argument
	fmt.Println("works")
}

func measuresAtTheEnd() {
	start := time.Now()
	defer func() { log.Println("took", time.Since(start)) }()
	defer trackFrom(time.Now(), "work")
	waited := time.Since(start)
	defer log.Println("waited", waited)
	defer observer(time.Since(start))()
}

func bindsANamedResult() (err error) {
	defer reportOutcome(err) // want defer-early-argument
	return stepOne()
}

func bindsAVariable() error {
	var err error
	defer reportOutcome(err) // want defer-early-argument
	_, err = stepTwo()
	return err
}

func bindsWhatIsChecked(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	defer log.Println("ended with", err) // want defer-early-argument
	_, err = tx.Exec("DELETE FROM t")
	return err
}

func bindsForALiteral() (err error) {
	defer func(err error) { // want defer-early-argument
		if err != nil {
			log.Println(err)
		}
	}(err)
	err = stepOne()
	return err
}

func bindsInAnArgument() (err error) {
	defer log.Print(fmt.Sprint("ended with ", err)) // want defer-early-argument
	return stepOne()
}

func closesEarly(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer reportOutcome(f.Close()) // want defer-early-argument
	_, err = f.Stat() // want use-after-release
	return err
}

func readsAtTheEnd() (err error) {
	defer func() { reportOutcome(err) }()
	defer reportThrough(&err)
	return stepOne()
}

// A number that is nought is no error that is nil.
func bindsANumber() (count int, err error) {
	defer fmt.Println("count", count)
	count, err = stepTwo()
	return count, err
}

// What failed before is what is meant.
func bindsAFailure() error {
	err := stepOne()
	if err != nil {
		defer reportOutcome(err)
		err = errors.Join(err, stepOne())
	}
	return err
}

// Nobody knows what it is.
func bindsTheUnknown() error {
	err := stepOne()
	defer reportOutcome(err)
	_, err = stepTwo()
	return err
}

// It stays nil.
func bindsForGood() error {
	_, err := stepTwo()
	if err != nil {
		return err
	}
	defer reportOutcome(err)
	fmt.Println("works")
	return nil
}

// The next round has a variable of its own.
func bindsInALoop(names []string) {
	for range names {
		_, err := stepTwo()
		if err != nil {
			continue
		}
		defer reportOutcome(err)
	}
}

func restores(path string) error {
	old, err := os.Getwd()
	if err != nil {
		return err
	}
	defer os.Chdir(old)
	return os.Chdir(path)
}
