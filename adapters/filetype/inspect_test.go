package filetype

import (
	"testing"

	"ehchub/ports/portstest"
)

func TestTheInspectorKeepsTheContract(t *testing.T) {
	portstest.FileInspectorContract(t, Inspector{})
}

func TestALockedOfficeFileIsNamed(t *testing.T) {
	k := Inspector{}.Inspect("plan.docx", []byte(portstest.SampleFiles["letter.doc"]))
	if k.Taken || k.Called != refused[locked] {
		t.Errorf("found %+v", k)
	}
}

func TestAnInstallerIsNoWordDocument(t *testing.T) {
	// What names an installer may lie beyond the beginning; it is then kept as what it claims and never opened here.
	if k := (Inspector{}).Inspect("setup.msi", []byte(portstest.SampleFiles["letter.doc"])); k.Taken {
		t.Errorf("found %+v", k)
	}
}

func TestEveryEndingLeadsToOneKindFirst(t *testing.T) {
	first := map[string]string{}
	for _, k := range kinds {
		if len(k.types) == 0 || len(k.endings) == 0 || k.called == "" {
			t.Errorf("%+v is not whole", k)
		}
		if other, twice := first[k.endings[0]]; twice {
			t.Errorf("%s is the usual ending of %s and %s", k.endings[0], other, k.called)
		}
		first[k.endings[0]] = k.called
	}
}
