package letter

import (
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
)

// Consultation asks a setting whether it can be named in a plan.
type Consultation struct {
	Setting     string
	Number      int // of the draft that the setting is sent
	AnswerBy    ehc.Date
	Answers     []string // that it can give, each with its rule
	Information richtext.Doc
	Documents   []string // names of those that go with the letter
	OwnWords    string
}

// Kind is the letter that consults a setting.
func (Consultation) Kind() notice.Letter { return notice.Consultation }

func (c Consultation) said() string { return c.OwnWords }

func (c Consultation) values(*writer) map[string]value {
	documents := value{}
	if len(c.Documents) > 0 {
		documents = alone(document.Bullets(c.Documents...))
	}
	return map[string]value{
		"setting": text(c.Setting), "version": text(itoa(c.Number)), "answer by": day(c.AnswerBy),
		"further information": alone(formatted(c.Information)...), "documents": documents, "what we ask": alone(c.ask()...),
	}
}

func (c Consultation) ask() []document.Block {
	var rows []document.KeyValue
	for i, a := range c.Answers {
		rows = append(rows, document.KeyValue{Label: "Answer " + itoa(i+1), Value: document.Words(a)})
	}
	blocks := say("Please answer in the EHC Hub by the end of " + c.AnswerBy.LongWithDay() + ", with your reasons. If we hear nothing by then, we must decide without your answer. You can answer one of three things:")
	return append(blocks, document.KeyValues{Rows: rows})
}
