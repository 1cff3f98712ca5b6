package rules

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"text/tabwriter"
)

func flushedNowhere(to io.Writer) {
	w := bufio.NewWriter(to) // want unflushed-writer
	fmt.Fprintln(w, "text")
}

func flushedByDefer(to io.Writer) {
	w := bufio.NewWriter(to)
	defer w.Flush()
	fmt.Fprintln(w, "text")
}

func flushedByDeferredLiteral(to io.Writer) (err error) {
	w := bufio.NewWriterSize(to, 100)
	defer func() {
		if failed := w.Flush(); err == nil {
			err = failed
		}
	}()
	_, err = w.WriteString("text")
	return err
}

func flushedWhereAllIsWell(to io.Writer, text string) error {
	w := bufio.NewWriter(to)
	if _, err := w.WriteString(text); err != nil {
		return err
	}
	return w.Flush()
}

func nothingWrittenYet(to io.Writer, text string) error {
	w := bufio.NewWriter(to)
	if text == "" {
		return nil
	}
	fmt.Fprint(w, text)
	return w.Flush()
}

func flushedOnOneWay(to io.Writer, texts []string) error {
	w := bufio.NewWriter(to) // want unflushed-writer
	for _, text := range texts {
		fmt.Fprint(w, text)
		if text == "end" {
			return nil
		}
	}
	return w.Flush()
}

func flushedBeforeTheLastLine(to io.Writer) {
	w := tabwriter.NewWriter(to, 0, 8, 1, ' ', 0)
	fmt.Fprintln(w, "a\tb")
	w.Flush()
	fmt.Fprintln(w, "c\td") // miss unflushed-writer what is written behind a flush is not told from what was before it
}

func flushedByAll(to io.Writer, rows [][]string) error {
	w := csv.NewWriter(to)
	return w.WriteAll(rows)
}

func flushedRowByRow(to io.Writer, rows [][]string) error {
	w := csv.NewWriter(to) // want unflushed-writer
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			return err
		}
	}
	return w.Error()
}

type lineWriter struct {
	w *bufio.Writer
}

func newLineWriter(to io.Writer) *lineWriter {
	w := bufio.NewWriter(to)
	w.WriteString("begin\n")
	return &lineWriter{w: w}
}

func (l *lineWriter) Close() error { return l.w.Flush() }

func handsTheWriterOn(to io.Writer) {
	w := bufio.NewWriter(to)
	w.WriteByte('a')
	flushOther(w)
}

func flushOther(w *bufio.Writer) { w.Flush() }

func makesWriter(to io.Writer) *bufio.Writer { return bufio.NewWriter(to) }

func usesMadeWriter(to io.Writer) {
	w := makesWriter(to) // want unflushed-writer
	w.WriteByte('a')
}

func archives(path string, names []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	z := zip.NewWriter(f) // want unflushed-writer
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			return err
		}
	}
	return nil
}

func archivesWhole(path string, names []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // want ignored-release-error
	z := zip.NewWriter(f)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			return errors.Join(err, z.Close())
		}
	}
	return z.Close()
}

func answersEach(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			log.Print(err)
			return
		}
		w := bufio.NewWriter(c)
		fmt.Fprintln(w, "hello")
		if err := w.Flush(); err != nil {
			log.Print(err)
		}
		c.Close()
	}
}

func answersEachUnflushed(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		w := bufio.NewWriter(c) // want unflushed-writer
		fmt.Fprintln(w, "hello")
		c.Close()
	}
}

func readsAndWrites(c net.Conn) error {
	both := bufio.NewReadWriter(bufio.NewReader(c), bufio.NewWriter(c))
	if _, err := both.WriteString("hello\n"); err != nil {
		return err
	}
	return both.Flush()
}

func rowsThatAreSkipped(to io.Writer, rows [][]string, quiet bool) {
	w := tabwriter.NewWriter(to, 0, 8, 1, ' ', 0)
	if !quiet {
		fmt.Fprintln(w, "A\tB")
	}
	for _, row := range rows {
		if !quiet {
			fmt.Fprintln(w, row)
		}
	}
	if !quiet {
		w.Flush()
	}
}

func beginsAnewInEachRound(rows <-chan []byte, to func() io.Writer) {
	z := gzip.NewWriter(nil)
	for row := range rows {
		z.Reset(to())
		if _, err := z.Write(row); err != nil {
			log.Print(err)
			return
		}
		if err := z.Close(); err != nil {
			log.Print(err)
		}
	}
}

type sink struct{ *tabwriter.Writer }

func (s sink) print(values ...any) {
	fmt.Fprintln(s.Writer, values...)
	s.Flush()
}

func printsToSink(to io.Writer) {
	w := tabwriter.NewWriter(to, 0, 8, 1, ' ', 0)
	sink{Writer: w}.print("a")
}

func closesWhatCanBeClosed(buffer io.Writer, packs bool, text []byte) error {
	w := buffer
	if packs {
		w = gzip.NewWriter(buffer) // noise unflushed-writer a gzip writer can always be closed
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	if closer, ok := w.(io.Closer); ok {
		return closer.Close()
	}
	return nil
}
