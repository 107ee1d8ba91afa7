// Package complaints takes complaints about the council's service through their stages, apart from the case that they may
// be about.
package complaints
