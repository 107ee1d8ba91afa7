// Package ehchub puts the hub together: it reads the configuration, chooses the adapters and wires them to the use
// cases. It holds no rules. The rules are in domain, the use cases in application, the outside in adapters.
package ehchub
