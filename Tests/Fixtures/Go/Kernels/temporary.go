package kernels

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// kernel: containers/buildah 864a40cbd: a temporary archive whose name is the result, left where writing it fails.
func extraContent(folder string, contents map[string]io.Reader) (string, int64, error) {
	archive, err := os.CreateTemp(folder, "extra") // want leak
	if err != nil {
		return "", -1, err
	}
	defer archive.Close()
	var size int64
	for name, content := range contents {
		written, err := io.Copy(archive, content)
		if err != nil {
			return "", -1, fmt.Errorf("%s: %w", name, err)
		}
		size += written
	}
	return archive.Name(), size, nil
}

func extraContentMended(folder string, contents map[string]io.Reader) (_ string, _ int64, failure error) {
	archive, err := os.CreateTemp(folder, "extra")
	if err != nil {
		return "", -1, err
	}
	defer archive.Close()
	defer func() {
		if failure != nil {
			os.Remove(archive.Name())
		}
	}()
	var size int64
	for name, content := range contents {
		written, err := io.Copy(archive, content)
		if err != nil {
			return "", -1, fmt.Errorf("%s: %w", name, err)
		}
		size += written
	}
	return archive.Name(), size, nil
}

// kernel: hashicorp/packer 747cb00cd: what was downloaded for an installation stays behind it.
func install(download func(io.Writer) error, unpack func(string) error) error {
	packed, err := os.CreateTemp("", "plugin-*.zip") // miss leak callbacks that are not known are given the file and its name, and may remove it
	if err != nil {
		return err
	}
	defer packed.Close()
	if err := download(packed); err != nil {
		return err
	}
	return unpack(packed.Name())
}

func installMended(download func(io.Writer) error, unpack func(string) error) error {
	packed, err := os.CreateTemp("", "plugin-*.zip")
	if err != nil {
		return err
	}
	defer func() {
		packed.Close()
		os.Remove(packed.Name())
	}()
	if err := download(packed); err != nil {
		return err
	}
	return unpack(packed.Name())
}

// kernel: aquasecurity/trivy 85b6c4aa15: the cleaning is a result, and nil where the second step fails.
func exportImage(inspect func() (string, error)) (string, func(), error) {
	saved, err := os.CreateTemp("", "image-*") // want leak
	if err != nil {
		return "", func() {}, err
	}
	cleanup := func() {
		_ = saved.Close()
		_ = os.Remove(saved.Name())
	}
	digest, err := inspect()
	if err != nil {
		return "", nil, fmt.Errorf("inspect: %w", err)
	}
	return digest, cleanup, nil
}

func exportImageMended(inspect func() (string, error)) (string, func(), error) {
	saved, err := os.CreateTemp("", "image-*")
	if err != nil {
		return "", func() {}, err
	}
	cleanup := func() {
		_ = saved.Close()
		_ = os.Remove(saved.Name())
	}
	digest, err := inspect()
	if err != nil {
		return "", cleanup, fmt.Errorf("inspect: %w", err)
	}
	return digest, cleanup, nil
}

// kernel: nats-io/nats-server ebb84ae59: a block is written anew beside the old one; where that fails, file and name stay.
func recompress(path string, compress func([]byte) ([]byte, error), block []byte) error {
	renewed, err := os.CreateTemp(filepath.Dir(path), "block") // want leak
	if err != nil {
		return fmt.Errorf("no temporary file: %w", err)
	}
	packed, err := compress(block)
	if err != nil {
		return fmt.Errorf("not compressed: %w", err)
	}
	if _, err := renewed.Write(packed); err != nil {
		renewed.Close()
		os.Remove(renewed.Name())
		return err
	}
	if err := renewed.Close(); err != nil {
		os.Remove(renewed.Name())
		return err
	}
	return os.Rename(renewed.Name(), path)
}

func recompressMended(path string, compress func([]byte) ([]byte, error), block []byte) error {
	renewed, err := os.CreateTemp(filepath.Dir(path), "block")
	if err != nil {
		return fmt.Errorf("no temporary file: %w", err)
	}
	undo := func(err error) error {
		renewed.Close()
		os.Remove(renewed.Name())
		return err
	}
	packed, err := compress(block)
	if err != nil {
		return undo(fmt.Errorf("not compressed: %w", err))
	}
	if _, err := renewed.Write(packed); err != nil {
		return undo(err)
	}
	if err := renewed.Close(); err != nil {
		return undo(err)
	}
	if err := os.Rename(renewed.Name(), path); err != nil {
		return undo(err)
	}
	return nil
}

// kernel: speakeasy-api/speakeasy pull 985: a folder for the update, removed at its end only.
func update(fetch func(string) error, replace func(string) error) error {
	folder, err := os.MkdirTemp("", "update") // want leak
	if err != nil {
		return err
	}
	if err := fetch(folder); err != nil {
		return fmt.Errorf("not fetched: %w", err)
	}
	if err := replace(folder); err != nil {
		return fmt.Errorf("not replaced: %w", err)
	}
	return os.RemoveAll(folder)
}

func updateMended(fetch func(string) error, replace func(string) error) error {
	folder, err := os.MkdirTemp("", "update")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := fetch(folder); err != nil {
		return fmt.Errorf("not fetched: %w", err)
	}
	if err := replace(folder); err != nil {
		return fmt.Errorf("not replaced: %w", err)
	}
	return nil
}

// kernel: fuseml/fuseml pull 280: a folder that is not empty is not removed by Remove.
func stage(files map[string][]byte, use func(string) error) error {
	folder, err := os.MkdirTemp("", "stage") // miss leak Remove counts as a release of a folder; that it fails on a full one is not known
	if err != nil {
		return err
	}
	defer os.Remove(folder)
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			return err
		}
	}
	return use(folder)
}

func stageMended(files map[string][]byte, use func(string) error) error {
	folder, err := os.MkdirTemp("", "stage")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			return err
		}
	}
	return use(folder)
}
