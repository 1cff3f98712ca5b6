package kernels

import (
	"bufio"
	"database/sql"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/exec"
)

// kernel: quay/clair issue 117: the folder of an image is removed by a defer; a tool that found nothing exits before.
func analyze(image string, analyzeLayer func(string) (bool, error)) {
	folder, err := os.MkdirTemp("", "analyze-")
	if err != nil {
		log.Fatalln("no folder:", err)
	}
	defer os.RemoveAll(folder)
	isSafe, err := analyzeLayer(folder + "/" + image)
	if err != nil {
		fmt.Println(err)
		os.Exit(2) // want exit-skips-cleanup
	}
	if isSafe {
		os.Exit(0) // want exit-skips-cleanup
	}
	fmt.Println(image, "is vulnerable")
}

func analyzeMended(image string, analyzeLayer func(string) (bool, error)) int {
	folder, err := os.MkdirTemp("", "analyze-")
	if err != nil {
		return 2
	}
	defer os.RemoveAll(folder)
	isSafe, err := analyzeLayer(folder + "/" + image)
	if err != nil {
		fmt.Println(err)
		return 2
	}
	if isSafe {
		return 0
	}
	return 1
}

// kernel: bazel-contrib/rules_go issue 3587: somewhere down the stack the program ends, and the working folder stays.
func buildPackage(sources []string) (err error) {
	work, err := os.MkdirTemp("", "rules-work-")
	if err != nil {
		return err
	}
	defer func() { err = os.RemoveAll(work) }()
	for _, source := range sources {
		compileInto(work, source) // miss exit-skips-cleanup the callee exits only where its command fails
	}
	return nil
}

func compileInto(work, source string) {
	if err := exec.Command("compile", "-o", work, source).Run(); err != nil {
		log.Fatalf("%s: %v", source, err)
	}
}

func buildPackageMended(sources []string) error {
	work, err := os.MkdirTemp("", "rules-work-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, source := range sources {
		if err := exec.Command("compile", "-o", work, source).Run(); err != nil {
			return fmt.Errorf("%s: %w", source, err)
		}
	}
	return nil
}

// kernel: martingallagher/gawp issue 9: log.Fatal with the file that keeps others out; the next run finds it and gives up.
func watchWithLock(events <-chan string, handle func(string) error) {
	lock, err := os.OpenFile("watch.lock", os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		log.Fatal("another one runs")
	}
	defer os.Remove("watch.lock")
	defer lock.Close()
	for event := range events {
		if err := handle(event); err != nil {
			log.Fatal(err) // want exit-skips-cleanup
		}
	}
}

func watchWithLockMended(events <-chan string, handle func(string) error) error {
	lock, err := os.OpenFile("watch.lock", os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("another one runs: %w", err)
	}
	defer os.Remove("watch.lock")
	defer lock.Close()
	for event := range events {
		if err := handle(event); err != nil {
			return err
		}
	}
	return nil
}

// kernel: constabulary/gb pull 371: a test command that fails leaves its working folder at each run.
type project struct{ work string }

func openProject() (*project, error) {
	work, err := os.MkdirTemp("", "gb")
	return &project{work: work}, err
}

func (p *project) destroy() error { return os.RemoveAll(p.work) }

func testProject(run func(*project) error) {
	opened, err := openProject()
	if err != nil {
		log.Fatal(err)
	}
	defer opened.destroy()
	if err := run(opened); err != nil {
		log.Fatal(err) // want exit-skips-cleanup
	}
}

func testProjectMended(run func(*project) error) error {
	opened, err := openProject()
	if err != nil {
		return err
	}
	defer opened.destroy()
	return run(opened)
}

// kernel: hashicorp/packer 1519341cb: plugins are processes; the command exits before they are told to end.
func runPlugins(paths []string, work func() (int, error)) {
	var plugins []*exec.Cmd
	for _, path := range paths {
		plugin := exec.Command(path)
		if err := plugin.Start(); err == nil {
			plugins = append(plugins, plugin)
		}
	}
	defer endAll(plugins)
	code, err := work()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) // want exit-skips-cleanup
	}
	fmt.Println("ended with", code)
}

func endAll(plugins []*exec.Cmd) {
	for _, plugin := range plugins {
		plugin.Process.Kill()
		plugin.Wait()
	}
}

func runPluginsMended(paths []string, work func() (int, error)) (int, error) {
	var plugins []*exec.Cmd
	for _, path := range paths {
		plugin := exec.Command(path)
		if err := plugin.Start(); err == nil {
			plugins = append(plugins, plugin)
		}
	}
	defer endAll(plugins)
	return work()
}

// kernel: moby/moby 59ba54094e: the function that may exit is the one whose deferred calls remove the volumes.
func runSwarm(replicas int, remove func(string), serve func(int) (int, error)) error {
	volume, err := os.MkdirTemp("", "swarm")
	if err != nil {
		return err
	}
	defer os.RemoveAll(volume)
	defer remove(volume)
	code, err := serve(replicas)
	if err != nil {
		return err
	}
	if code != 0 {
		os.Exit(code) // want exit-skips-cleanup
	}
	return nil
}

func runSwarmMended(replicas int, remove func(string), serve func(int) (int, error)) (int, error) {
	volume, err := os.MkdirTemp("", "swarm")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(volume)
	defer remove(volume)
	return serve(replicas)
}

// kernel: golang/go issue 15402: the last words of a program are in a buffer that log.Fatal does not flush.
func logBuffered(path string, work func() error) {
	target, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	defer target.Close()
	buffered := bufio.NewWriter(target)
	defer buffered.Flush()
	log.SetOutput(buffered)
	if err := work(); err != nil {
		log.Fatal(err) // want exit-skips-cleanup
	}
}

func logBufferedMended(path string, work func() error) error {
	target, err := os.Create(path)
	if err != nil {
		return err
	}
	defer target.Close()
	buffered := bufio.NewWriter(target)
	defer buffered.Flush()
	log.SetOutput(buffered)
	return work()
}

// kernel: eminetto/clean-architecture-go-v2 issue 17: the pool of a service is to be closed at the end of a main that never ends so.
func serveBooks(source string, handler http.Handler) {
	pool, err := sql.Open("mysql", source)
	if err != nil {
		log.Panic(err)
	}
	defer pool.Close()
	if err := http.ListenAndServe(":8080", handler); err != nil {
		log.Fatal(err) // want exit-skips-cleanup
	}
}

func serveBooksMended(source string, handler http.Handler) error {
	pool, err := sql.Open("mysql", source)
	if err != nil {
		return err
	}
	defer pool.Close()
	return http.ListenAndServe(":8080", handler)
}
