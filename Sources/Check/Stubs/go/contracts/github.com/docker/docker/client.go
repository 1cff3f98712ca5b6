// Facts from the public source and documentation of moby/moby, before its client was a module of its own.
package client // import "github.com/docker/docker/client"

import (
	"context"
	"io"
)

type Client struct{}

//surety:acquires result[0] apiclient
func NewClientWithOpts(ops ...Opt) (*Client, error)

//surety:releases recv apiclient
func (cli *Client) Close() error

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ContainerLogs(ctx context.Context, container string, options ContainerLogsOptions) (io.ReadCloser, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ContainerExport(ctx context.Context, containerID string) (io.ReadCloser, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) CopyFromContainer(ctx context.Context, containerID, srcPath string) (io.ReadCloser, ContainerPathStat, error)

//surety:acquires result[0].Body body late=ctx
//surety:blocks
func (cli *Client) ContainerStats(ctx context.Context, containerID string, stream bool) (ContainerStats, error)

//surety:acquires result[0].Body body late=ctx
//surety:blocks
func (cli *Client) ImageBuild(ctx context.Context, buildContext io.Reader, options ImageBuildOptions) (ImageBuildResponse, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImagePull(ctx context.Context, refStr string, options ImagePullOptions) (io.ReadCloser, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImagePush(ctx context.Context, image string, options ImagePushOptions) (io.ReadCloser, error)

//surety:acquires result[0] reader late=ctx
//surety:blocks
func (cli *Client) ImageSave(ctx context.Context, imageIDs []string) (io.ReadCloser, error)

//surety:acquires result[0] hijacked
//surety:blocks
func (cli *Client) ContainerAttach(ctx context.Context, container string, options ContainerAttachOptions) (HijackedResponse, error)

//surety:acquires result[0] hijacked
//surety:blocks
func (cli *Client) ContainerExecAttach(ctx context.Context, execID string, config ContainerExecAttachOptions) (HijackedResponse, error)
