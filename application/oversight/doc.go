// Package oversight shows who can see a child's file and who looked, and what is done when something went to the wrong
// person.
package oversight
