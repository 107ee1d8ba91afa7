// Package casefile is what is kept of a child beside the road to a plan: their record, and who is on the case.
package casefile
