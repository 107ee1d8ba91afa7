// Package cluster runs a private PostgreSQL server for the hub when no
// database is named: on a laptop, in a demonstration and in tests.
//
// The server listens on a Unix socket that only its own user may open, and on
// no TCP port. It ends with the process that started it, even when that
// process is killed, and the next start recovers whatever was left.
package cluster
