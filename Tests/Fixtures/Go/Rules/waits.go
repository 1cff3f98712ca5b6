package rules

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

func returnsBeforeDone(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		wg.Add(1)
		go func() { // want unbalanced-wait
			if _, err := os.Stat(path); err != nil {
				return
			}
			fmt.Println(path)
			wg.Done()
		}()
	}
	wg.Wait()
}

func returnsBeforeTheDefer(paths []string, wg *sync.WaitGroup) {
	for _, path := range paths {
		wg.Add(1)
		go func(path string) { // want unbalanced-wait
			if path == "" {
				return
			}
			defer wg.Done()
			fmt.Println(path)
		}(path)
	}
}

func reportsOnEachWay(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		wg.Add(1)
		go func() {
			if _, err := os.Stat(path); err != nil {
				wg.Done()
				return
			}
			fmt.Println(path)
			wg.Done()
		}()
	}
	wg.Wait()
}

func reportsInADeferredLiteral(paths []string) error {
	var wg sync.WaitGroup
	var failed error
	for _, path := range paths {
		wg.Add(1)
		go func() {
			defer func() {
				if p := recover(); p != nil {
					failed = errors.New("panic")
				}
				wg.Done()
			}()
			if path == "" {
				return
			}
			fmt.Println(path)
		}()
	}
	wg.Wait()
	return failed
}

func reportsWhereItWasCounted(paths []string, counts bool) {
	var wg sync.WaitGroup
	for _, path := range paths {
		if counts {
			wg.Add(1)
		}
		go func() {
			fmt.Println(path)
			if counts {
				wg.Done()
			}
		}()
	}
	wg.Wait()
}

func handsTheGroupOn(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		wg.Add(1)
		go func() {
			if path == "" {
				wg.Done()
				return
			}
			ends(&wg, path)
		}()
	}
	wg.Wait()
}

func ends(wg *sync.WaitGroup, path string) {
	defer wg.Done()
	fmt.Println(path)
}

func announcesInTheTask(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		go func() { // want unbalanced-wait
			wg.Add(1)
			defer wg.Done()
			fmt.Println(path)
		}()
	}
	wg.Wait()
}

func startsMore(wg *sync.WaitGroup, names chan string) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		for name := range names {
			wg.Add(1)
			go func() {
				defer wg.Done()
				fmt.Println(name)
			}()
		}
	}()
}

func servesForEver(wg *sync.WaitGroup, names chan string) {
	wg.Add(1)
	go func() {
		for name := range names {
			if name == "end" {
				wg.Done()
			}
		}
	}()
}

// The one that announces is announced itself.
func startsMoreAndWaits(names chan string) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for name := range names {
			wg.Add(1)
			go func() {
				defer wg.Done()
				fmt.Println(name)
			}()
		}
	}()
	wg.Wait()
}

// Each was announced once.
func reportsTwice(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		wg.Add(1)
		go func() { // want unbalanced-wait
			defer wg.Done()
			if _, err := os.Stat(path); err != nil {
				wg.Done()
				return
			}
			fmt.Println(path)
		}()
	}
	wg.Wait()
}

func reportsOnEitherWay(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		wg.Add(1)
		go func() {
			if _, err := os.Stat(path); err != nil {
				wg.Done()
				return
			}
			fmt.Println(path)
			wg.Done()
		}()
	}
	wg.Wait()
}

func reportsTwoSteps(path string) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		fmt.Println(path)
		wg.Done()
	}()
	wg.Wait()
}

// Of all that are counted one has begun.
func waitsInEachRound(paths []string) {
	var wg sync.WaitGroup
	wg.Add(len(paths))
	for _, path := range paths {
		go func() { // want unbalanced-wait
			defer wg.Done()
			os.Remove(path)
		}()
		wg.Wait()
	}
}

func waitsBehindTheRounds(paths []string) {
	var wg sync.WaitGroup
	wg.Add(len(paths))
	for _, path := range paths {
		go func() {
			defer wg.Done()
			os.Remove(path)
		}()
	}
	wg.Wait()
}

func announcesInEachRound(paths []string) {
	var wg sync.WaitGroup
	for _, path := range paths {
		wg.Add(1)
		go func() {
			defer wg.Done()
			os.Remove(path)
		}()
		wg.Wait()
	}
}

func waitsForEachBatch(paths []string) {
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(len(paths))
		for _, path := range paths {
			go func() {
				defer wg.Done()
				os.Remove(path)
			}()
		}
		wg.Wait()
	}
}

// The tasks need the lock under which they are waited for.
type sum struct {
	mu sync.Mutex
	n  int
}

func (s *sum) waitsUnderTheLock(numbers []int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var wg sync.WaitGroup
	for _, number := range numbers {
		wg.Add(1)
		go func() { // want unbalanced-wait
			defer wg.Done()
			s.mu.Lock()
			defer s.mu.Unlock()
			s.n += number
		}()
	}
	wg.Wait()
}

func (s *sum) waitsWithoutTheLock(numbers []int) int {
	s.mu.Lock()
	s.n = 0
	s.mu.Unlock()
	var wg sync.WaitGroup
	for _, number := range numbers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.mu.Lock()
			defer s.mu.Unlock()
			s.n += number
		}()
	}
	wg.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.n
}

type writerGroup struct {
	writers sync.WaitGroup
	isAsked bool
}

// The group has one more from the start, which whoever asks first takes away.
func newWriterGroup() *writerGroup {
	group := &writerGroup{}
	group.writers.Add(1)
	return group
}

func (g *writerGroup) ask(answers chan int) {
	g.writers.Add(1)
	go func() {
		answers <- len(answers)
		g.writers.Done()
		if !g.isAsked {
			g.isAsked = true
			g.writers.Done()
		}
	}()
}
