// Package hosting is how the council runs the hub for everybody: its own profile, its messages at the top of pages, and
// times in which nothing is changed.
package hosting
