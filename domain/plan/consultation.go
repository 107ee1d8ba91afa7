package plan

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Reply is one of the three lawful answers of a consulted setting (F195-F197).
type Reply string

const (
	Unsuitable   Reply = "unsuitable"
	Incompatible Reply = "incompatible"
	CanBeNamed   Reply = "can-be-named"
)

// ReplyInfo is one row of the table of answers.
type ReplyInfo struct {
	Reply  Reply
	Label  string
	Source string
}

// Replies lists the three answers with the rule that each rests on.
func Replies() []ReplyInfo {
	return []ReplyInfo{
		{Unsuitable, "The setting should not be named: it would be unsuitable for the age, ability, aptitude or special educational needs of the child or young person", "CFA 2014 s.39(4)(a)"},
		{Incompatible, "The setting should not be named: the child or young person’s attendance would be incompatible with the efficient education of others or the efficient use of resources", "CFA 2014 s.39(4)(b)"},
		{CanBeNamed, "The setting can be named in the plan", "CFA 2014 s.39(3)"},
	}
}

// Label gives the answer in words; "" for one that is none.
func (r Reply) Label() string {
	for _, info := range Replies() {
		if info.Reply == r {
			return info.Label
		}
	}
	return ""
}

// ConsultationStatus is where one consultation stands (F191).
type ConsultationStatus string

const (
	AwaitingResponse ConsultationStatus = "awaiting"
	Complete         ConsultationStatus = "complete"
	WithdrawnConsult ConsultationStatus = "withdrawn"
	ClosedConsult    ConsultationStatus = "closed" // unanswered when the plan was issued
)

// Label gives the status in words.
func (s ConsultationStatus) Label() string {
	return map[ConsultationStatus]string{AwaitingResponse: "Awaiting response", Complete: "Complete", WithdrawnConsult: "Withdrawn", ClosedConsult: "Closed"}[s]
}

// Consultation is one setting asked whether it can be named.
type Consultation struct {
	ID          ehc.ConsultationID
	Case        ehc.CaseID
	Version     ehc.VersionID // the draft that the setting was sent
	Setting     ehc.SettingID
	SettingName string
	Revision    int
	SentOn      ehc.Date
	DueBy       ehc.Date // the date shown, 15 days after sending (Code of Practice 9.83)
	Letter      string   // the authority’s own words to the setting, in the letter that asks it
	Information richtext.Doc
	Files       []ehc.FileID
	Status      ConsultationStatus
	Reply       Reply
	Note        string // supporting comments, for the co-ordinator alone
	Writer      string // who wrote the answer last
	ReplyFiles  []ehc.FileID
	RepliedOn   ehc.Date
	RepliedBy   ehc.PersonID
	ReplierName string
	UpdatedAt   time.Time
}

// Consult starts a consultation.
func Consult(id ehc.ConsultationID, v Shared, caseID ehc.CaseID, setting ehc.SettingID, name, letter string, information richtext.Doc, files []ehc.FileID, on, dueBy ehc.Date, now time.Time) (Consultation, error) {
	switch {
	case setting == "":
		return Consultation{}, fault.Field("setting", "consultation.setting", "Choose the setting to consult.")
	case v.Kind == Final:
		return Consultation{}, fault.New(fault.Illegal, "consultation.final", "The plan has been issued. Settings are consulted on a draft.").Citing("CFA 2014 s.39(2)")
	}
	if dueBy.Before(on) {
		return Consultation{}, errors.New("plan: a consultation needs the day by which it is to be answered")
	}
	if len(files) > ehc.MaxFiles {
		return Consultation{}, ehc.TooManyFiles().At("files")
	}
	if err := checkLetter("consultation-letter", letter); err != nil {
		return Consultation{}, err
	}
	if err := richtext.Check(information); err != nil {
		return Consultation{}, fault.As(err).At("information")
	}
	return Consultation{ID: id, Case: caseID, Version: v.ID, Setting: setting, SettingName: name, SentOn: on, DueBy: dueBy, Letter: letter, Information: information, Files: files, Status: AwaitingResponse, UpdatedAt: now}, nil
}

// Write keeps the setting's answer so far.
func (c Consultation) Write(actor ehc.Actor, reply Reply, note string, expected int, now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	if expected != c.Revision {
		return c, fault.New(fault.Conflict, "consultation.stale", "A colleague saved this answer while you were writing. Both texts are shown below: choose which to keep.")
	}
	if reply != "" && reply.Label() == "" {
		return c, fault.Field("reply", "consultation.reply", "Choose one of the three answers.")
	}
	if utf8.RuneCountInString(note) > needs.MaxText {
		return c, fault.Field("note", "consultation.too-long", "The reasons are too long. Shorten them, or add them as a document.")
	}
	c.Reply, c.Note, c.Writer, c.UpdatedAt = reply, note, actor.Name, now
	return c, nil
}

// Answer sends the setting's answer and locks it.
func (c Consultation) Answer(actor ehc.Actor, today ehc.Date, now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	if err := c.Missing(); err != nil {
		return c, err
	}
	c.Status, c.RepliedOn, c.RepliedBy, c.ReplierName, c.UpdatedAt = Complete, today, actor.Person, actor.Name, now
	return c, nil
}

// Missing says what stands between what is written and being sent, field by field; nil when nothing does.
func (c Consultation) Missing() error {
	var faults []*fault.Fault
	if c.Reply.Label() == "" {
		faults = append(faults, fault.Field("reply", "consultation.reply", "Choose one of the three answers.").Citing("CFA 2014 s.39(4)"))
	}
	if strings.TrimSpace(c.Note) == "" {
		faults = append(faults, fault.Field("note", "consultation.note", "Give your reasons. In the hub only the council reads them."))
	}
	return fault.Join(faults...)
}

// Withdraw ends a consultation that is no longer needed.
func (c Consultation) Withdraw(now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	c.Status, c.UpdatedAt = WithdrawnConsult, now
	return c, nil
}

// Close ends a consultation that is still unanswered when the plan is issued. Whoever has answered stays as they are.
func (c Consultation) Close(now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	c.Status, c.UpdatedAt = ClosedConsult, now
	return c, nil
}

// Unanswered gives the consultation without what the setting has written and not sent yet.
func (c Consultation) Unanswered() Consultation {
	c.Reply, c.Note, c.Writer, c.ReplyFiles = "", "", "", nil
	return c
}

// Headline gives who was asked, when, and which answer was chosen: what a family sees (F200). The reasons, the
// letter and what went with it stay between the authority and the setting.
func (c Consultation) Headline() Consultation {
	c.Note, c.Letter, c.Information, c.Files, c.ReplyFiles, c.ReplierName, c.Writer = "", "", nil, nil, nil, "", ""
	return c
}

// consultationOf finds the latest consultation of a setting that was not withdrawn.
func consultationOf(setting ehc.SettingID, all []Consultation) (Consultation, bool) {
	for _, c := range slices.Backward(all) {
		if setting != "" && c.Setting == setting && c.Status != WithdrawnConsult {
			return c, true
		}
	}
	return Consultation{}, false
}

// Attach adds a document of the authority to what the setting is asked on.
func (c Consultation) Attach(file ehc.FileID, now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	files, err := ehc.AddFile(c.Files, file)
	if err != nil {
		return c, err
	}
	c.Files, c.UpdatedAt = files, now
	return c, nil
}

// AttachReply adds a document of the setting to its answer (F346).
func (c Consultation) AttachReply(file ehc.FileID, now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	files, err := ehc.AddFile(c.ReplyFiles, file)
	if err != nil {
		return c, err
	}
	c.ReplyFiles, c.UpdatedAt = files, now
	return c, nil
}

// Detach takes a document off either list again, before the setting has answered.
func (c Consultation) Detach(file ehc.FileID, now time.Time) (Consultation, error) {
	if err := c.open(); err != nil {
		return c, err
	}
	is := func(f ehc.FileID) bool { return f == file }
	c.Files, c.ReplyFiles, c.UpdatedAt = slices.DeleteFunc(slices.Clone(c.Files), is), slices.DeleteFunc(slices.Clone(c.ReplyFiles), is), now
	return c, nil
}

func (c Consultation) open() error {
	if c.Status != AwaitingResponse {
		return fault.New(fault.Illegal, "consultation.closed", "This consultation is "+strings.ToLower(c.Status.Label())+" and can’t be changed any more.")
	}
	return nil
}
