package kernels

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"text/tabwriter"
	"text/template"
)

// kernel: vmware-tanzu/velero 35bb533c2: a compressed list is uploaded before the defer that completes it.
func uploadList(list any, upload func(io.Reader) error) error {
	var packed bytes.Buffer
	compressing := gzip.NewWriter(&packed) // miss unflushed-writer it is completed at the exit; that the bytes are read before is not asked
	defer compressing.Close()
	if err := json.NewEncoder(compressing).Encode(list); err != nil {
		return err
	}
	return upload(&packed)
}

func uploadListMended(list any, upload func(io.Reader) error) error {
	var packed bytes.Buffer
	compressing := gzip.NewWriter(&packed)
	if err := json.NewEncoder(compressing).Encode(list); err != nil {
		compressing.Close()
		return err
	}
	if err := compressing.Close(); err != nil {
		return err
	}
	return upload(&packed)
}

// kernel: ethereum/go-ethereum 3bcb501c8f: the end of an archive is never written.
func archiveInto(into io.Writer, files map[string][]byte) error {
	archive := tar.NewWriter(into) // want unflushed-writer
	for name, content := range files {
		if err := archive.WriteHeader(&tar.Header{Name: name, Size: int64(len(content))}); err != nil {
			return err
		}
		if _, err := archive.Write(content); err != nil {
			return err
		}
	}
	return nil
}

func archiveIntoMended(into io.Writer, files map[string][]byte) error {
	archive := tar.NewWriter(into)
	for name, content := range files {
		if err := archive.WriteHeader(&tar.Header{Name: name, Size: int64(len(content))}); err != nil {
			return err
		}
		if _, err := archive.Write(content); err != nil {
			return err
		}
	}
	return archive.Close()
}

// kernel: containers/podman 6888b061d0: a table is laid out and not flushed, so that nothing is printed.
func printTable(layout *template.Template, rows []string) error {
	table := tabwriter.NewWriter(os.Stdout, 8, 2, 2, ' ', 0) // want unflushed-writer
	return layout.Execute(table, rows)
}

func printTableMended(layout *template.Template, rows []string) error {
	table := tabwriter.NewWriter(os.Stdout, 8, 2, 2, ' ', 0)
	if err := layout.Execute(table, rows); err != nil {
		return err
	}
	return table.Flush()
}

// kernel: argoproj/argo-cd 0894ddc89e: a compressing writer behind an interface is flushed and not completed.
func packValue(value any, isPacked bool) ([]byte, error) {
	var buffer bytes.Buffer
	var into io.Writer = &buffer
	if isPacked {
		into = gzip.NewWriter(&buffer) // want unflushed-writer
	}
	if err := json.NewEncoder(into).Encode(value); err != nil {
		return nil, err
	}
	if flushing, is := into.(interface{ Flush() error }); is {
		if err := flushing.Flush(); err != nil {
			return nil, err
		}
	}
	return buffer.Bytes(), nil
}

func packValueMended(value any) ([]byte, error) {
	var buffer bytes.Buffer
	into := gzip.NewWriter(&buffer)
	if err := json.NewEncoder(into).Encode(value); err != nil {
		into.Close()
		return nil, err
	}
	if err := into.Close(); err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

// kernel: moby/moby 1c05c65f6f: a compressed record of a layer, written while it is migrated, is not completed.
func recordLayer(path string, entries []string) error {
	target, err := os.Create(path)
	if err != nil {
		return err
	}
	defer target.Close()
	packed := gzip.NewWriter(target) // want unflushed-writer
	encoded := json.NewEncoder(packed)
	for _, entry := range entries {
		if err := encoded.Encode(entry); err != nil {
			return err
		}
	}
	return nil
}

func recordLayerMended(path string, entries []string) error {
	target, err := os.Create(path)
	if err != nil {
		return err
	}
	defer target.Close()
	packed := gzip.NewWriter(target)
	defer packed.Close()
	encoded := json.NewEncoder(packed)
	for _, entry := range entries {
		if err := encoded.Encode(entry); err != nil {
			return err
		}
	}
	return nil
}
