// Facts from the public source and documentation of stretchr/testify.
package suite // import "github.com/stretchr/testify/suite"

type Suite struct{}

//surety:calls subtest isolated
//surety:blocks
func (suite *Suite) Run(name string, subtest func()) bool
