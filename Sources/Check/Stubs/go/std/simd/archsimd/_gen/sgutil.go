package sgutil // import "simd/archsimd/_gen/sgutil"

import "bytes"
import "io"
import "iter"
import "os"
import "text/template"

var AsOp *template.Template
const ConvertToIntName = "ConvertToInt{{.To.ElemBits}}"
const ConvertToUintName = "ConvertToUint{{.From.ElemBits}}"
var CvtToIntsIntrinsic *template.Template
var CvtToUintsIntrinsic *template.Template
var ReshapeCall *template.Template
var ReshapeDcl *template.Template
var ReshapeIntrinsic *template.Template
const ReshapeName = "ReshapeToUint{{.To.ElemBits}}s"
var ToBitsCall *template.Template
var ToBitsDcl *template.Template
var ToBitsIntrinsic *template.Template
const ToBitsName = "ToBits"
var ToFloatsCall *template.Template
var ToFloatsDcl *template.Template
var ToFloatsIntrinsic *template.Template
const ToFloatsName = "BitsToFloat{{.To.ElemBits}}"
var ToIntsCall *template.Template
var ToIntsDcl *template.Template
var ToIntsIntrinsic *template.Template
const ToIntsName = "BitsToInt{{.To.ElemBits}}"

type AsConversion struct {
	From TforAsBits
	To TforAsBits
}
func (a *AsConversion) AsTranslation() string
func (c *AsConversion) ExecuteIntrinsicTemplateOfTypeDotMethod(w io.Writer, t *template.Template)
func (c *AsConversion) TypeDotMethod(t *template.Template) *TypeDotMethod

type GenericOpsData struct {
	OpName string
	OpInLen int
	Comm bool
	HasAux bool
	Archs []string
}
func (d GenericOpsData) ArchTag() string

type InsertMap[K any, V any] struct{}
func (im *InsertMap[K, V]) All() iter.Seq2[K, V]
func (im *InsertMap[K, V]) Compare(a K, b K) int
func (im *InsertMap[K, V]) Contains(key K) bool
func (im *InsertMap[K, V]) Get(key K) V
func (im *InsertMap[K, V]) GetOk(key K) (V, bool)
func (im *InsertMap[K, V]) Keys() iter.Seq[K]
func (im *InsertMap[K, V]) Put(key K, val V) (old V, updated bool)
func (im *InsertMap[K, V]) Values() iter.Seq[V]

type TforAsBits interface {
	ElemBits() int
	Name_() string
}

type TypeDotMethod struct {
	TypeDotMethod string
}

func CompareNatural(s1 string, s2 string) int
func Conversion(from TforAsBits, to TforAsBits) *AsConversion
func CreatePath(newFile string) (*os.File, error)
func FormatWriteAndClose(source *bytes.Buffer, newFile string)
func MergeSIMDGenericOps(newOps []GenericOpsData, oldFile string, currentArch string) *bytes.Buffer
func NumberLines(data []byte) string
func TemplateNamed(name string, temp string) *template.Template
func WriteAndClose(b []byte, newFile string)
