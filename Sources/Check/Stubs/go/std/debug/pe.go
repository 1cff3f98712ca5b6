package pe // import "debug/pe"

import "debug/dwarf"
import "io"

const COFFSymbolSize = 18
const IMAGE_COMDAT_SELECT_ANY = 2
const IMAGE_COMDAT_SELECT_ASSOCIATIVE = 5
const IMAGE_COMDAT_SELECT_EXACT_MATCH = 4
const IMAGE_COMDAT_SELECT_LARGEST = 6
const IMAGE_COMDAT_SELECT_NODUPLICATES = 1
const IMAGE_COMDAT_SELECT_SAME_SIZE = 3
const IMAGE_DIRECTORY_ENTRY_ARCHITECTURE = 7
const IMAGE_DIRECTORY_ENTRY_BASERELOC = 5
const IMAGE_DIRECTORY_ENTRY_BOUND_IMPORT = 11
const IMAGE_DIRECTORY_ENTRY_COM_DESCRIPTOR = 14
const IMAGE_DIRECTORY_ENTRY_DEBUG = 6
const IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT = 13
const IMAGE_DIRECTORY_ENTRY_EXCEPTION = 3
const IMAGE_DIRECTORY_ENTRY_EXPORT = 0
const IMAGE_DIRECTORY_ENTRY_GLOBALPTR = 8
const IMAGE_DIRECTORY_ENTRY_IAT = 12
const IMAGE_DIRECTORY_ENTRY_IMPORT = 1
const IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG = 10
const IMAGE_DIRECTORY_ENTRY_RESOURCE = 2
const IMAGE_DIRECTORY_ENTRY_SECURITY = 4
const IMAGE_DIRECTORY_ENTRY_TLS = 9
const IMAGE_DLLCHARACTERISTICS_APPCONTAINER = 4096
const IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE = 64
const IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY = 128
const IMAGE_DLLCHARACTERISTICS_GUARD_CF = 16384
const IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA = 32
const IMAGE_DLLCHARACTERISTICS_NO_BIND = 2048
const IMAGE_DLLCHARACTERISTICS_NO_ISOLATION = 512
const IMAGE_DLLCHARACTERISTICS_NO_SEH = 1024
const IMAGE_DLLCHARACTERISTICS_NX_COMPAT = 256
const IMAGE_DLLCHARACTERISTICS_TERMINAL_SERVER_AWARE = 32768
const IMAGE_DLLCHARACTERISTICS_WDM_DRIVER = 8192
const IMAGE_FILE_32BIT_MACHINE = 256
const IMAGE_FILE_AGGRESIVE_WS_TRIM = 16
const IMAGE_FILE_BYTES_REVERSED_HI = 32768
const IMAGE_FILE_BYTES_REVERSED_LO = 128
const IMAGE_FILE_DEBUG_STRIPPED = 512
const IMAGE_FILE_DLL = 8192
const IMAGE_FILE_EXECUTABLE_IMAGE = 2
const IMAGE_FILE_LARGE_ADDRESS_AWARE = 32
const IMAGE_FILE_LINE_NUMS_STRIPPED = 4
const IMAGE_FILE_LOCAL_SYMS_STRIPPED = 8
const IMAGE_FILE_MACHINE_AM33 = 467
const IMAGE_FILE_MACHINE_AMD64 = 34404
const IMAGE_FILE_MACHINE_ARM = 448
const IMAGE_FILE_MACHINE_ARM64 = 43620
const IMAGE_FILE_MACHINE_ARMNT = 452
const IMAGE_FILE_MACHINE_EBC = 3772
const IMAGE_FILE_MACHINE_I386 = 332
const IMAGE_FILE_MACHINE_IA64 = 512
const IMAGE_FILE_MACHINE_LOONGARCH32 = 25138
const IMAGE_FILE_MACHINE_LOONGARCH64 = 25188
const IMAGE_FILE_MACHINE_M32R = 36929
const IMAGE_FILE_MACHINE_MIPS16 = 614
const IMAGE_FILE_MACHINE_MIPSFPU = 870
const IMAGE_FILE_MACHINE_MIPSFPU16 = 1126
const IMAGE_FILE_MACHINE_POWERPC = 496
const IMAGE_FILE_MACHINE_POWERPCFP = 497
const IMAGE_FILE_MACHINE_R4000 = 358
const IMAGE_FILE_MACHINE_RISCV128 = 20776
const IMAGE_FILE_MACHINE_RISCV32 = 20530
const IMAGE_FILE_MACHINE_RISCV64 = 20580
const IMAGE_FILE_MACHINE_SH3 = 418
const IMAGE_FILE_MACHINE_SH3DSP = 419
const IMAGE_FILE_MACHINE_SH4 = 422
const IMAGE_FILE_MACHINE_SH5 = 424
const IMAGE_FILE_MACHINE_THUMB = 450
const IMAGE_FILE_MACHINE_UNKNOWN = 0
const IMAGE_FILE_MACHINE_WCEMIPSV2 = 361
const IMAGE_FILE_NET_RUN_FROM_SWAP = 2048
const IMAGE_FILE_RELOCS_STRIPPED = 1
const IMAGE_FILE_REMOVABLE_RUN_FROM_SWAP = 1024
const IMAGE_FILE_SYSTEM = 4096
const IMAGE_FILE_UP_SYSTEM_ONLY = 16384
const IMAGE_SCN_CNT_CODE = 32
const IMAGE_SCN_CNT_INITIALIZED_DATA = 64
const IMAGE_SCN_CNT_UNINITIALIZED_DATA = 128
const IMAGE_SCN_LNK_COMDAT = 4096
const IMAGE_SCN_MEM_DISCARDABLE = 33554432
const IMAGE_SCN_MEM_EXECUTE = 536870912
const IMAGE_SCN_MEM_READ = 1073741824
const IMAGE_SCN_MEM_WRITE = 2147483648
const IMAGE_SUBSYSTEM_EFI_APPLICATION = 10
const IMAGE_SUBSYSTEM_EFI_BOOT_SERVICE_DRIVER = 11
const IMAGE_SUBSYSTEM_EFI_ROM = 13
const IMAGE_SUBSYSTEM_EFI_RUNTIME_DRIVER = 12
const IMAGE_SUBSYSTEM_NATIVE = 1
const IMAGE_SUBSYSTEM_NATIVE_WINDOWS = 8
const IMAGE_SUBSYSTEM_OS2_CUI = 5
const IMAGE_SUBSYSTEM_POSIX_CUI = 7
const IMAGE_SUBSYSTEM_UNKNOWN = 0
const IMAGE_SUBSYSTEM_WINDOWS_BOOT_APPLICATION = 16
const IMAGE_SUBSYSTEM_WINDOWS_CE_GUI = 9
const IMAGE_SUBSYSTEM_WINDOWS_CUI = 3
const IMAGE_SUBSYSTEM_WINDOWS_GUI = 2
const IMAGE_SUBSYSTEM_XBOX = 14

type COFFSymbol struct {
	Name [8]byte
	Value uint32
	SectionNumber int16
	Type uint16
	StorageClass byte
	NumberOfAuxSymbols byte
}
func (sym *COFFSymbol) FullName(st StringTable) (string, error)

type COFFSymbolAuxFormat5 struct {
	Size uint32
	NumRelocs uint16
	NumLineNumbers uint16
	Checksum uint32
	SecNum uint16
	Selection byte
}

type DataDirectory struct {
	VirtualAddress uint32
	Size uint32
}

type File struct {
	FileHeader
	OptionalHeader any
	Sections []*Section
	Symbols []*Symbol
	COFFSymbols []COFFSymbol
	StringTable StringTable
}
func (f *File) COFFSymbolReadSectionDefAux(idx int) (*COFFSymbolAuxFormat5, error)
func (f *File) Close() error
func (f *File) DWARF() (*dwarf.Data, error)
func (f *File) ImportedLibraries() ([]string, error)
func (f *File) ImportedSymbols() ([]string, error)
func (f *File) Section(name string) *Section

type FileHeader struct {
	Machine uint16
	NumberOfSections uint16
	TimeDateStamp uint32
	PointerToSymbolTable uint32
	NumberOfSymbols uint32
	SizeOfOptionalHeader uint16
	Characteristics uint16
}

type FormatError struct{}
func (e *FormatError) Error() string

type ImportDirectory struct {
	OriginalFirstThunk uint32
	TimeDateStamp uint32
	ForwarderChain uint32
	Name uint32
	FirstThunk uint32
}

type OptionalHeader32 struct {
	Magic uint16
	MajorLinkerVersion byte
	MinorLinkerVersion byte
	SizeOfCode uint32
	SizeOfInitializedData uint32
	SizeOfUninitializedData uint32
	AddressOfEntryPoint uint32
	BaseOfCode uint32
	BaseOfData uint32
	ImageBase uint32
	SectionAlignment uint32
	FileAlignment uint32
	MajorOperatingSystemVersion uint16
	MinorOperatingSystemVersion uint16
	MajorImageVersion uint16
	MinorImageVersion uint16
	MajorSubsystemVersion uint16
	MinorSubsystemVersion uint16
	Win32VersionValue uint32
	SizeOfImage uint32
	SizeOfHeaders uint32
	CheckSum uint32
	Subsystem uint16
	DllCharacteristics uint16
	SizeOfStackReserve uint32
	SizeOfStackCommit uint32
	SizeOfHeapReserve uint32
	SizeOfHeapCommit uint32
	LoaderFlags uint32
	NumberOfRvaAndSizes uint32
	DataDirectory [16]DataDirectory
}

type OptionalHeader64 struct {
	Magic uint16
	MajorLinkerVersion byte
	MinorLinkerVersion byte
	SizeOfCode uint32
	SizeOfInitializedData uint32
	SizeOfUninitializedData uint32
	AddressOfEntryPoint uint32
	BaseOfCode uint32
	ImageBase uint64
	SectionAlignment uint32
	FileAlignment uint32
	MajorOperatingSystemVersion uint16
	MinorOperatingSystemVersion uint16
	MajorImageVersion uint16
	MinorImageVersion uint16
	MajorSubsystemVersion uint16
	MinorSubsystemVersion uint16
	Win32VersionValue uint32
	SizeOfImage uint32
	SizeOfHeaders uint32
	CheckSum uint32
	Subsystem uint16
	DllCharacteristics uint16
	SizeOfStackReserve uint64
	SizeOfStackCommit uint64
	SizeOfHeapReserve uint64
	SizeOfHeapCommit uint64
	LoaderFlags uint32
	NumberOfRvaAndSizes uint32
	DataDirectory [16]DataDirectory
}

type Reloc struct {
	VirtualAddress uint32
	SymbolTableIndex uint32
	Type uint16
}

type Section struct {
	SectionHeader
	Relocs []Reloc
	io.ReaderAt
}
func (s *Section) Data() ([]byte, error)
func (s *Section) Open() io.ReadSeeker

type SectionHeader struct {
	Name string
	VirtualSize uint32
	VirtualAddress uint32
	Size uint32
	Offset uint32
	PointerToRelocations uint32
	PointerToLineNumbers uint32
	NumberOfRelocations uint16
	NumberOfLineNumbers uint16
	Characteristics uint32
}

type SectionHeader32 struct {
	Name [8]byte
	VirtualSize uint32
	VirtualAddress uint32
	SizeOfRawData uint32
	PointerToRawData uint32
	PointerToRelocations uint32
	PointerToLineNumbers uint32
	NumberOfRelocations uint16
	NumberOfLineNumbers uint16
	Characteristics uint32
}

type StringTable []byte
func (st StringTable) String(start uint32) (string, error)

type Symbol struct {
	Name string
	Value uint32
	SectionNumber int16
	Type uint16
	StorageClass byte
}

func NewFile(r io.ReaderAt) (*File, error)
func Open(name string) (*File, error)
