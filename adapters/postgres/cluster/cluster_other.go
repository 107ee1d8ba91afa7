//go:build !linux

package cluster

import (
	"context"
	"errors"
	"io"
)

// Cluster is a private PostgreSQL server. It can be started on Linux only.
type Cluster struct{}

type places struct{}

// Start fails: a private server needs Linux.
func Start(context.Context, Options) (*Cluster, error) {
	return nil, errors.New("the hub starts its own database on Linux only: set DATABASE_URL to a PostgreSQL 15 or newer server")
}

// Running finds nothing: no cluster runs on this system.
func Running(string) (socketDir string, running bool) { return "", false }

// Kept finds nothing: no cluster was made on this system.
func Kept(string) ([]string, error) { return nil, nil }

// Remove finds nothing to remove: no cluster was made on this system.
func Remove(context.Context, string, io.Writer) error { return nil }

// DSN is empty: no cluster runs on this system.
func (c *Cluster) DSN(string) string { return "" }

// Dir is empty: no cluster runs on this system.
func (c *Cluster) Dir() string { return "" }

// SocketDir is empty: no cluster runs on this system.
func (c *Cluster) SocketDir() string { return "" }

// Done is never closed: no cluster runs on this system.
func (c *Cluster) Done() <-chan struct{} { return nil }

// Stop does nothing: no cluster runs on this system.
func (c *Cluster) Stop() error { return nil }
