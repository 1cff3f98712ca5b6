// Facts from the public source and documentation of containernetworking/cni.
package skel // import "github.com/containernetworking/cni/pkg/skel"

// A plugin is run for one command, whose function runs once.
//surety:calls recv.Add once
//surety:calls recv.Del once
//surety:calls recv.Check once
//surety:calls recv.GC once
//surety:calls recv.Status once
type CNIFuncs struct {
	Add    func(_ *CmdArgs) error
	Del    func(_ *CmdArgs) error
	Check  func(_ *CmdArgs) error
	GC     func(_ *CmdArgs) error
	Status func(_ *CmdArgs) error
}

type CmdArgs struct{}
