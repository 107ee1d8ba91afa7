// Package timing holds the use cases of the statutory clock: reading a case's timetable, recording why a date may not
// be kept, correcting the day from which the dates count, and counting every clock again.
package timing
