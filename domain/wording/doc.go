// Package wording is what all texts have in common that a council can change: the versions of a text, and the placeholders
// in whose places the hub puts what it knows.
package wording
