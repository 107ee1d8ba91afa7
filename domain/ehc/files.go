package ehc

import (
	"slices"
	"strconv"

	"ehchub/domain/fault"
)

// MaxFiles is how many documents one thing can hold: a request, a piece of advice, a tile of the views, what a setting
// is consulted with, and its answer.
const MaxFiles = 40

// TooManyFiles is the fault of one document too many; fault.Illegal.
func TooManyFiles() *fault.Fault {
	return fault.New(fault.Illegal, "files.too-many", "There is room for "+strconv.Itoa(MaxFiles)+" documents here. Take one away first, or put several together in one file.")
}

// AddFile gives the documents with one more, as a list of its own. fault.Illegal when there are MaxFiles already.
func AddFile(files []FileID, file FileID) ([]FileID, error) {
	if len(files) >= MaxFiles {
		return files, TooManyFiles()
	}
	return append(slices.Clone(files), file), nil
}
