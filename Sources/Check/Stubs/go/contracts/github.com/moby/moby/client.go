// Facts from the public source and documentation of moby/moby.
package client // import "github.com/moby/moby/client"

import (
	"context"
	"io"
	"net"
)

type Client struct{}
type HijackedResponse struct{}

// Versions before this module (github.com/docker/docker/client) give io.ReadCloser and
// types.HijackedResponse in the same places.
//surety:acquires result[0] apiclient
func New(ops ...Opt) (*Client, error)

//surety:acquires result[0] apiclient
func NewClientWithOpts(ops ...Opt) (*Client, error)

//surety:releases recv apiclient
func (cli *Client) Close() error

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ContainerLogs(ctx context.Context, containerID string, options ContainerLogsOptions) (ContainerLogsResult, error)

//surety:acquires result[0] conn
//surety:blocks
func (cli *Client) ContainerAttach(ctx context.Context, containerID string, options ContainerAttachOptions) (ContainerAttachResult, error)

//surety:acquires result[0] conn
//surety:blocks
func (cli *Client) ExecAttach(ctx context.Context, execID string, options ExecAttachOptions) (ExecAttachResult, error)

//surety:acquires result[0].Body body late=ctx
//surety:blocks
func (cli *Client) ContainerStats(ctx context.Context, containerID string, options ContainerStatsOptions) (ContainerStatsResult, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ContainerExport(ctx context.Context, containerID string, options ContainerExportOptions) (ContainerExportResult, error)

//surety:acquires result[0].Content reader late=ctx
//surety:blocks
func (cli *Client) CopyFromContainer(ctx context.Context, containerID string, options CopyFromContainerOptions) (CopyFromContainerResult, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImagePull(ctx context.Context, refStr string, options ImagePullOptions) (ImagePullResponse, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImagePush(ctx context.Context, image string, options ImagePushOptions) (ImagePushResponse, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImageSave(ctx context.Context, imageIDs []string, saveOpts ...ImageSaveOption) (ImageSaveResult, error)

//surety:acquires result[0] reader late=ctx
//surety:borrows input
//surety:blocks
func (cli *Client) ImageLoad(ctx context.Context, input io.Reader, loadOpts ...ImageLoadOption) (ImageLoadResult, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImageImport(ctx context.Context, source ImageImportSource, ref string, options ImageImportOptions) (ImageImportResult, error)

//surety:acquires result[0].Body body late=ctx
//surety:borrows buildContext
//surety:blocks
func (cli *Client) ImageBuild(ctx context.Context, buildContext io.Reader, options ImageBuildOptions) (ImageBuildResult, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ServiceLogs(ctx context.Context, serviceID string, options ServiceLogsOptions) (ServiceLogsResult, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) TaskLogs(ctx context.Context, taskID string, options TaskLogsOptions) (TaskLogsResult, error)

//surety:acquires result[0] conn
//surety:blocks
func (cli *Client) DialHijack(ctx context.Context, url, proto string, meta map[string][]string) (net.Conn, error)

//surety:releases recv conn
func (h *HijackedResponse) Close()

//surety:borrows recv
func (h *HijackedResponse) CloseWrite() error
