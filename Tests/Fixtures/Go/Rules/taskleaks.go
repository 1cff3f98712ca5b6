package rules

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"
)

// The timeout was faster: nobody receives what the task sends.
func askWithTimeout(ask func() int) (int, error) {
	answers := make(chan int)
	go func() { // want task-leak
		answers <- ask()
	}()
	select {
	case answer := <-answers:
		return answer, nil
	case <-time.After(time.Second):
		return 0, errors.New("no answer")
	}
}

// There is room for the answer.
func askWithRoom(ask func() int) (int, error) {
	answers := make(chan int, 1)
	go func() {
		answers <- ask()
	}()
	select {
	case answer := <-answers:
		return answer, nil
	case <-time.After(time.Second):
		return 0, errors.New("no answer")
	}
}

// The task gives up with the function.
func askWithContext(ctx context.Context, ask func() int) (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers := make(chan int)
	go func() {
		select {
		case answers <- ask():
		case <-ctx.Done():
		}
	}()
	select {
	case answer := <-answers:
		return answer, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// Something else fails in between.
func askAndPrepare(ask func() int, prepare func() error) (int, error) {
	answers := make(chan int)
	go func() { // want task-leak
		answers <- ask()
	}()
	if err := prepare(); err != nil {
		return 0, err
	}
	return <-answers, nil
}

func askAndPrepareFirst(ask func() int, prepare func() error) (int, error) {
	if err := prepare(); err != nil {
		return 0, err
	}
	answers := make(chan int)
	go func() {
		answers <- ask()
	}()
	return <-answers, nil
}

// One answer for each task, and the first bad one ends it.
func askAll(asks []func() error) error {
	failures := make(chan error)
	for _, ask := range asks {
		go func() { // want task-leak
			failures <- ask()
		}()
	}
	for range asks {
		if err := <-failures; err != nil {
			return err
		}
	}
	return nil
}

func askAllToTheEnd(asks []func() error) (err error) {
	failures := make(chan error)
	for _, ask := range asks {
		go func() {
			failures <- ask()
		}()
	}
	for range asks {
		if failure := <-failures; failure != nil {
			err = failure
		}
	}
	return err
}

// A round waits for its own task.
func askOneByOne(asks []func() error) error {
	failures := make(chan error)
	for _, ask := range asks {
		go func() {
			failures <- ask()
		}()
		if err := <-failures; err != nil {
			return err
		}
	}
	return nil
}

// The loop over what comes is left early.
func firstNegative(numbers []int) int {
	found := make(chan int)
	go func() { // want task-leak
		defer close(found)
		for _, number := range numbers {
			found <- number
		}
	}()
	for number := range found {
		if number < 0 {
			return number
		}
	}
	return 0
}

func sumOfAll(numbers []int) (sum int) {
	found := make(chan int)
	go func() {
		defer close(found)
		for _, number := range numbers {
			found <- number
		}
	}()
	for number := range found {
		sum += number
	}
	return sum
}

// The task says one thing or the other.
func askEither(ask func() (int, error)) (int, error) {
	answers := make(chan int)
	failures := make(chan error)
	go func() {
		answer, err := ask()
		if err != nil {
			failures <- err
			return
		}
		answers <- answer
	}()
	select {
	case answer := <-answers:
		return answer, nil
	case err := <-failures:
		return 0, err
	}
}

// Closing waits for nobody.
func waitOrGiveUp(work func()) bool {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	select {
	case <-done:
		return true
	case <-time.After(time.Second):
		return false
	}
}

// A worker that is never told that there is no more.
func feed(jobs []int, work func(int) error, prepare func() error) error {
	queue := make(chan int)
	go func() { // want task-leak
		for job := range queue {
			if err := work(job); err != nil {
				return
			}
		}
	}()
	if err := prepare(); err != nil {
		return err
	}
	for _, job := range jobs {
		queue <- job
	}
	close(queue)
	return nil
}

func feedAndClose(jobs []int, work func(int), prepare func() error) error {
	queue := make(chan int)
	defer close(queue)
	go func() {
		for job := range queue {
			work(job)
		}
	}()
	if err := prepare(); err != nil {
		return err
	}
	for _, job := range jobs {
		queue <- job
	}
	return nil
}

// All jobs are there, and the end too, before a worker begins.
func feedBefore(jobs []int, work func(int)) {
	queue := make(chan int, len(jobs))
	for _, job := range jobs {
		queue <- job
	}
	close(queue)
	go func() {
		for job := range queue {
			work(job)
		}
	}()
}

// A place of a semaphore is given back.
func limited(jobs []int, work func(int)) {
	places := make(chan struct{}, 4)
	for _, job := range jobs {
		places <- struct{}{}
		go func() {
			defer func() { <-places }()
			work(job)
		}()
	}
}

// Under one condition it is started and waited for.
func askMaybe(ask func() error, isWanted bool) error {
	failures := make(chan error)
	if isWanted {
		go func() {
			failures <- ask()
		}()
	}
	if isWanted {
		return <-failures
	}
	return nil
}

// Somebody else has the channel.
func askLater(ask func() int) <-chan int {
	answers := make(chan int)
	go func() {
		answers <- ask()
	}()
	return answers
}

func askWithHelper(ask func() int, receive func(<-chan int) int) int {
	answers := make(chan int)
	go func() { // miss task-leak the helper may not receive
		answers <- ask()
	}()
	return receive(answers)
}

// The loop receives until a task that has waited for all of them says so.
func askUntilAllHaveEnded(asks []func() error) (found []error) {
	var waiting sync.WaitGroup
	failures := make(chan error)
	done := make(chan struct{})
	for _, ask := range asks {
		waiting.Add(1)
		go func() {
			defer waiting.Done()
			if err := ask(); err != nil {
				failures <- err
			}
		}()
	}
	go func() {
		waiting.Wait()
		close(done)
	}()
	for {
		select {
		case <-done:
			return found
		case err := <-failures:
			found = append(found, err)
		}
	}
}

// That others have ended says nothing of these.
func askUntilOthersHaveEnded(asks []func() error, others []func()) (found []error) {
	var waiting sync.WaitGroup
	failures := make(chan error)
	done := make(chan struct{})
	for _, ask := range asks {
		go func() { // want task-leak
			if err := ask(); err != nil {
				failures <- err
			}
		}()
	}
	for _, other := range others {
		waiting.Add(1)
		go func() {
			defer waiting.Done()
			other()
		}()
	}
	go func() {
		waiting.Wait()
		close(done)
	}()
	for {
		select {
		case <-done:
			return found
		case err := <-failures:
			found = append(found, err)
		}
	}
}

// Declared functions and methods are tasks as well.
func speaks(path string, answers chan error) {
	_, err := os.Stat(path)
	answers <- err
}

func speaksOrGivesUp(ctx context.Context, path string, answers chan error) {
	_, err := os.Stat(path)
	select {
	case answers <- err:
	case <-ctx.Done():
	}
}

func listens(work chan string) {
	for path := range work {
		os.Remove(path)
	}
}

func listensForTheLast(work chan string) {
	for path := range work {
		if path == "" {
			return
		}
		os.Remove(path)
	}
}

func asksDeclared(ctx context.Context, path string) error {
	answers := make(chan error)
	go speaks(path, answers) // want task-leak
	select {
	case err := <-answers:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func asksDeclaredWithRoom(ctx context.Context, path string) error {
	answers := make(chan error, 1)
	go speaks(path, answers)
	select {
	case err := <-answers:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func asksWhoGivesUp(ctx context.Context, path string) error {
	answers := make(chan error)
	go speaksOrGivesUp(ctx, path, answers)
	select {
	case err := <-answers:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// The channel is known to somebody else.
func asksAndTells(ctx context.Context, path string, tell func(chan error)) error {
	answers := make(chan error)
	go speaks(path, answers)
	tell(answers)
	select {
	case err := <-answers:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// What is slower than the function panics.
func asksAndCloses(ctx context.Context, path string) error {
	answers := make(chan error)
	defer close(answers)
	go speaks(path, answers) // want task-leak
	select {
	case err := <-answers:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func feedsDeclared(paths []string) {
	work := make(chan string)
	go listens(work) // want task-leak
	for _, path := range paths {
		work <- path
	}
}

func feedsDeclaredToTheEnd(paths []string) {
	work := make(chan string)
	defer close(work)
	go listens(work)
	for _, path := range paths {
		work <- path
	}
}

func feedsWithALast(paths []string) {
	work := make(chan string)
	go listensForTheLast(work)
	for _, path := range paths {
		work <- path
	}
	work <- ""
}

// Nobody is there.
func nobodySends() {
	signal := make(chan int)
	go func() { // want task-leak
		<-signal
	}()
}

func nobodyReceives(count func() int) {
	counts := make(chan int)
	go func() { // want task-leak
		counts <- count()
	}()
}

func nobodyCloses(paths []string) {
	work := make(chan string)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { // want task-leak
		defer wg.Done()
		for path := range work {
			os.Remove(path)
		}
	}()
	for _, path := range paths {
		work <- path
	}
	wg.Wait()
}

// An error, and the result behind it.
func speaksTwice(path string) error {
	answers := make(chan error)
	go func() { // want task-leak
		_, err := os.Stat(path)
		if err != nil {
			answers <- err
		}
		answers <- nil
	}()
	return <-answers
}

func speaksOnce(path string) error {
	answers := make(chan error)
	go func() {
		_, err := os.Stat(path)
		if err != nil {
			answers <- err
			return
		}
		answers <- nil
	}()
	return <-answers
}

func hearsBoth(path string) error {
	answers := make(chan error)
	go func() {
		_, err := os.Stat(path)
		answers <- err
		answers <- nil
	}()
	return errors.Join(<-answers, <-answers)
}

// A function that starts a task and gives its channel: who has it has to hear the task to its end.
func pathsOf(folder string) <-chan string {
	paths := make(chan string)
	go func() {
		defer close(paths)
		entries, _ := os.ReadDir(folder)
		for _, entry := range entries {
			paths <- entry.Name()
		}
	}()
	return paths
}

func pathsUntil(ctx context.Context, folder string) <-chan string {
	paths := make(chan string)
	go func() {
		defer close(paths)
		entries, _ := os.ReadDir(folder)
		for _, entry := range entries {
			select {
			case paths <- entry.Name():
			case <-ctx.Done():
				return
			}
		}
	}()
	return paths
}

func oneAnswer(path string) (<-chan error, error) {
	answers := make(chan error)
	go speaks(path, answers)
	return answers, nil
}

func oneAnswerWithRoom(path string) <-chan error {
	answers := make(chan error, 1)
	go speaks(path, answers)
	return answers
}

func countsPaths(folder string) int {
	count := 0
	for range pathsOf(folder) {
		count++
	}
	return count
}

func findsPath(folder, name string) bool {
	for path := range pathsOf(folder) { // want task-leak
		if path == name {
			return true
		}
	}
	return false
}

func findsPathUntil(ctx context.Context, folder, name string) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for path := range pathsUntil(ctx, folder) {
		if path == name {
			return true
		}
	}
	return false
}

func passesPathsOn(folder string) <-chan string { return pathsOf(folder) }

func hearsOrGivesUp(ctx context.Context, path string) error {
	answers, err := oneAnswer(path) // want task-leak
	if err != nil {
		return err
	}
	select {
	case answer := <-answers:
		return answer
	case <-ctx.Done():
		return ctx.Err()
	}
}

func hearsOrGivesUpWithRoom(ctx context.Context, path string) error {
	select {
	case answer := <-oneAnswerWithRoom(path):
		return answer
	case <-ctx.Done():
		return ctx.Err()
	}
}
