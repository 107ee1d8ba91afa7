// Package attending tells people who have a page open who else has, and that its text has changed.
package attending
