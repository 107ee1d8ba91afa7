// Package portstest holds the contract of each port: what the application relies on, whichever adapter stands behind
// it. Every adapter's tests run the contracts of the ports that it implements.
package portstest
