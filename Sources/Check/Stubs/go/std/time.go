package time // import "time"

const ANSIC = "Mon Jan _2 15:04:05 2006"
const April Month = 4
const August Month = 8
const DateOnly = "2006-01-02"
const DateTime = "2006-01-02 15:04:05"
const December Month = 12
const February Month = 2
const Friday Weekday = 5
const Hour Duration = 3600000000000
const January Month = 1
const July Month = 7
const June Month = 6
const Kitchen = "3:04PM"
const Layout = "01/02 03:04:05PM '06 -0700"
var Local *Location
const March Month = 3
const May Month = 5
const Microsecond Duration = 1000
const Millisecond Duration = 1000000
const Minute Duration = 60000000000
const Monday Weekday = 1
const Nanosecond Duration = 1
const November Month = 11
const October Month = 10
const RFC1123 = "Mon, 02 Jan 2006 15:04:05 MST"
const RFC1123Z = "Mon, 02 Jan 2006 15:04:05 -0700"
const RFC3339 = "2006-01-02T15:04:05Z07:00"
const RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
const RFC822 = "02 Jan 06 15:04 MST"
const RFC822Z = "02 Jan 06 15:04 -0700"
const RFC850 = "Monday, 02-Jan-06 15:04:05 MST"
const RubyDate = "Mon Jan 02 15:04:05 -0700 2006"
const Saturday Weekday = 6
const Second Duration = 1000000000
const September Month = 9
const Stamp = "Jan _2 15:04:05"
const StampMicro = "Jan _2 15:04:05.000000"
const StampMilli = "Jan _2 15:04:05.000"
const StampNano = "Jan _2 15:04:05.000000000"
const Sunday Weekday = 0
const Thursday Weekday = 4
const TimeOnly = "15:04:05"
const Tuesday Weekday = 2
var UTC *Location
const UnixDate = "Mon Jan _2 15:04:05 MST 2006"
const Wednesday Weekday = 3

type Duration int64
func (d Duration) Abs() Duration
func (d Duration) Hours() float64
func (d Duration) Microseconds() int64
func (d Duration) Milliseconds() int64
func (d Duration) Minutes() float64
func (d Duration) Nanoseconds() int64
func (d Duration) Round(m Duration) Duration
func (d Duration) Seconds() float64
func (d Duration) String() string
func (d Duration) Truncate(m Duration) Duration

type Location struct{}
func (l *Location) String() string

type Month int
func (m Month) String() string

type ParseError struct {
	Layout string
	Value string
	LayoutElem string
	ValueElem string
	Message string
}
func (e *ParseError) Error() string

type Ticker struct {
	C <-chan Time
}
func (t *Ticker) Reset(d Duration)
func (t *Ticker) Stop()

type Time struct{}
func (t Time) Add(d Duration) Time
func (t Time) AddDate(years int, months int, days int) Time
func (t Time) After(u Time) bool
func (t Time) AppendBinary(b []byte) ([]byte, error)
func (t Time) AppendFormat(b []byte, layout string) []byte
func (t Time) AppendText(b []byte) ([]byte, error)
func (t Time) Before(u Time) bool
func (t Time) Clock() (hour int, min int, sec int)
func (t Time) Compare(u Time) int
func (t Time) Date() (year int, month Month, day int)
func (t Time) Day() int
func (t Time) Equal(u Time) bool
func (t Time) Format(layout string) string
func (t Time) GoString() string
func (t *Time) GobDecode(data []byte) error
func (t Time) GobEncode() ([]byte, error)
func (t Time) Hour() int
func (t Time) ISOWeek() (year int, week int)
func (t Time) In(loc *Location) Time
func (t Time) IsDST() bool
func (t Time) IsZero() bool
func (t Time) Local() Time
func (t Time) Location() *Location
func (t Time) MarshalBinary() ([]byte, error)
func (t Time) MarshalJSON() ([]byte, error)
func (t Time) MarshalText() ([]byte, error)
func (t Time) Minute() int
func (t Time) Month() Month
func (t Time) Nanosecond() int
func (t Time) Round(d Duration) Time
func (t Time) Second() int
func (t Time) String() string
func (t Time) Sub(u Time) Duration
func (t Time) Truncate(d Duration) Time
func (t Time) UTC() Time
func (t Time) Unix() int64
func (t Time) UnixMicro() int64
func (t Time) UnixMilli() int64
func (t Time) UnixNano() int64
func (t *Time) UnmarshalBinary(data []byte) error
func (t *Time) UnmarshalJSON(data []byte) error
func (t *Time) UnmarshalText(data []byte) error
func (t Time) Weekday() Weekday
func (t Time) Year() int
func (t Time) YearDay() int
func (t Time) Zone() (name string, offset int)
func (t Time) ZoneBounds() (start Time, end Time)

type Timer struct {
	C <-chan Time
}
func (t *Timer) Reset(d Duration) bool
func (t *Timer) Stop() bool

type Weekday int
func (d Weekday) String() string

func After(d Duration) <-chan Time
func AfterFunc(d Duration, f func()) *Timer
func Date(year int, month Month, day int, hour int, min int, sec int, nsec int, loc *Location) Time
func FixedZone(name string, offset int) *Location
func LoadLocation(name string) (*Location, error)
func LoadLocationFromTZData(name string, data []byte) (*Location, error)
func NewTicker(d Duration) *Ticker
func NewTimer(d Duration) *Timer
func Now() Time
func Parse(layout string, value string) (Time, error)
func ParseDuration(s string) (Duration, error)
func ParseInLocation(layout string, value string, loc *Location) (Time, error)
func Since(t Time) Duration
func Sleep(d Duration)
func Tick(d Duration) <-chan Time
func Unix(sec int64, nsec int64) Time
func UnixMicro(usec int64) Time
func UnixMilli(msec int64) Time
func Until(t Time) Duration
