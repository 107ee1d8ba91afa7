// Package ports is what the application needs of the world outside: small interfaces, owned by those needs. Each
// adapter that implements one passes its contract in portstest.
package ports
