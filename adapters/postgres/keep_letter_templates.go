package postgres

import (
	"context"

	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
)

type letterTemplateStore struct{ texts councilTextStore }

// ofLetters is where texts of letters stand among those that the council changes.
const ofLetters wording.Area = "letter"

func restoreTemplates(rows []councilTextRow, err error) (found []letter.Template, _ error) {
	for _, row := range rows {
		t := letter.Template{Kind: notice.Letter(row.Key), Edition: row.edition()}
		if err := restore(row.Words, &t.Words); err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return found, err
}

func (s letterTemplateStore) Current(ctx context.Context, kind notice.Letter) (letter.Template, error) {
	found, err := restoreTemplates(s.texts.latest(ctx, ofLetters, string(kind)))
	if err != nil || len(found) == 0 {
		return letter.Default(kind), err
	}
	return found[0], nil
}

func (s letterTemplateStore) All(ctx context.Context) ([]letter.Template, error) {
	return restoreTemplates(s.texts.latest(ctx, ofLetters))
}

func (s letterTemplateStore) History(ctx context.Context, kind notice.Letter) ([]letter.Template, error) {
	return restoreTemplates(s.texts.past(ctx, ofLetters, string(kind)))
}

func (s letterTemplateStore) Save(ctx context.Context, t letter.Template) error {
	return s.texts.keep(ctx, ofLetters, string(t.Kind), t.Edition, t.Words)
}
