// Package organising holds the use cases about how people work together: who is away and who stands in, teams and services,
// the people of a setting, and what happens to the work of somebody who leaves.
package organising

import (
	"ehchub/application"
)

// Means is what the use cases of this package work with.
type Means struct{ Gate application.Gate }
