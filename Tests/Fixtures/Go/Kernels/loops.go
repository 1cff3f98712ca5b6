package kernels

import (
	"archive/tar"
	"archive/zip"
	"context"
	"io"
	"os"
	"path/filepath"
	"time"
)

// kernel: helm/helm 757db3a06: an archive is unpacked, and each of its files stays open until the last is written.
func expand(folder string, from io.Reader) error {
	archive := tar.NewReader(from)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		target, err := os.OpenFile(filepath.Join(folder, header.Name), os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		defer target.Close() // want defer-in-loop
		if _, err := io.Copy(target, archive); err != nil {
			return err
		}
	}
}

func expandMended(folder string, from io.Reader) error {
	archive := tar.NewReader(from)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		target, err := os.OpenFile(filepath.Join(folder, header.Name), os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		if _, err := io.Copy(target, archive); err != nil {
			target.Close()
			return err
		}
		if err := target.Close(); err != nil {
			return err
		}
	}
}

// kernel: mstruebing/tldr issue 22: two files for each entry of a zip archive, until no descriptor is left.
func unzip(path, folder string) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer archive.Close()
	for _, entry := range archive.File {
		packed, err := entry.Open()
		if err != nil {
			return err
		}
		defer packed.Close()
		plain, err := os.Create(filepath.Join(folder, entry.Name))
		if err != nil {
			return err
		}
		defer plain.Close() // want defer-in-loop
		if _, err := io.Copy(plain, packed); err != nil {
			return err
		}
	}
	return nil
}

func unzipMended(path, folder string) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer archive.Close()
	for _, entry := range archive.File {
		if err := unzipEntry(entry, folder); err != nil {
			return err
		}
	}
	return nil
}

func unzipEntry(entry *zip.File, folder string) error {
	packed, err := entry.Open()
	if err != nil {
		return err
	}
	defer packed.Close()
	plain, err := os.Create(filepath.Join(folder, entry.Name))
	if err != nil {
		return err
	}
	defer plain.Close()
	_, err = io.Copy(plain, packed)
	return err
}

// kernel: cespare/sub issue 7: all files that are named are closed at the end of the run.
func rewriteAll(paths []string, rewrite func([]byte) []byte) error {
	for _, path := range paths {
		text, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer text.Close() // want defer-in-loop
		content, err := io.ReadAll(text)
		if err != nil {
			return err
		}
		if _, err := text.WriteAt(rewrite(content), 0); err != nil {
			return err
		}
	}
	return nil
}

func rewriteAllMended(paths []string, rewrite func([]byte) []byte) error {
	for _, path := range paths {
		if err := rewriteOne(path, rewrite); err != nil {
			return err
		}
	}
	return nil
}

func rewriteOne(path string, rewrite func([]byte) []byte) error {
	text, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer text.Close()
	content, err := io.ReadAll(text)
	if err != nil {
		return err
	}
	_, err = text.WriteAt(rewrite(content), 0)
	return err
}

// kernel: minio/minio 749ce107e: a loop without end defers the cancel function of each round.
func watchTargets(ctx context.Context, alive func(context.Context) bool) {
	beats := time.NewTicker(time.Second)
	defer beats.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beats.C:
			limited, cancel := context.WithTimeout(ctx, 30*time.Second)
			defer cancel() // want defer-in-loop
			alive(limited)
		}
	}
}

func watchTargetsMended(ctx context.Context, alive func(context.Context) bool) {
	beats := time.NewTicker(time.Second)
	defer beats.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beats.C:
			limited, cancel := context.WithTimeout(ctx, 30*time.Second)
			alive(limited)
			cancel()
		}
	}
}
