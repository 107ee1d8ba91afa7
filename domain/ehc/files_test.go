package ehc_test

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestOneThingHoldsSoManyDocuments(t *testing.T) {
	var files []ehc.FileID
	var err error
	for range ehc.MaxFiles {
		if files, err = ehc.AddFile(files, "file"); err != nil {
			t.Fatal(err)
		}
	}
	before := files
	if files, err = ehc.AddFile(files, "one more"); !fault.Is(err, fault.Illegal) || len(files) != ehc.MaxFiles {
		t.Errorf("one too many gave %d documents and %v", len(files), err)
	}
	shorter := before[:1:2]
	if longer, _ := ehc.AddFile(shorter, "another"); longer[1] != "another" || before[1] != "file" {
		t.Error("the list handed in was written over")
	}
}
