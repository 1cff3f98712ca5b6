#ifndef CSURETYDATA_H
#define CSURETYDATA_H
#include <stddef.h>

/// A text file that ships inside the binary.
struct surety_data_file {
    /// The name, such as `go/kinds.go` or `rules/leak.md`.
    const char *name;
    /// The bytes; 16 zero bytes follow them.
    const unsigned char *bytes;
    /// How many bytes there are, without the zeros.
    size_t size;
};

/// The files, sorted by name.
extern const struct surety_data_file surety_data_files[];
/// How many files there are.
extern const size_t surety_data_file_count;

/// The first file: Swift sees no array of unknown length.
static inline const struct surety_data_file *surety_data_table(void) { return surety_data_files; }

#endif
