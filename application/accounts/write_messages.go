package accounts

import (
	"cmp"
	"context"
	"log/slog"
	"time"

	"ehchub/application"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// accountFacts are what every message about somebody's account tells.
func accountFacts(p people.Person, c council.Profile) notice.AccountFacts {
	return notice.AccountFacts{Name: notice.ReaderName(p.Name), Role: notice.ReaderRole(p.RoleAtWork()), Council: notice.CouncilName(c.Name), Contact: notice.CouncilContact(cmp.Or(wayToUs(c), "by answering whoever wrote to you"))}
}

// words gives the fields of a message about an account, in the council's own words where it has some. What can't be read is
// no reason to keep a code back: then the hub's own words go.
func (m Means) words(ctx context.Context, key notice.AccountText) map[string]string {
	var kept []wording.Text
	err := m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		kept, err = s.Texts.Current(ctx, notice.AccountTexts.Area, string(key))
		return err
	})
	if err != nil {
		slog.ErrorContext(ctx, "the council's text of a message about an account could not be read", "text", key)
	}
	return wordsOf(key, kept)
}

func wordsOf(key notice.AccountText, kept []wording.Text) map[string]string {
	if len(kept) > 0 && !kept[0].Restored {
		return kept[0].Fields
	}
	own, _ := notice.AccountTexts.Own(string(key))
	return own
}

// mail writes a message about somebody's own account.
func (m Means) mail(ctx context.Context, key notice.AccountText, to people.Person, facts notice.AccountFacts, further ...string) ports.Mail {
	return m.mailIn(m.words(ctx, key), key, to, facts, further...)
}

func (m Means) mailIn(words map[string]string, key notice.AccountText, to people.Person, facts notice.AccountFacts, further ...string) ports.Mail {
	subject, text := facts.Compose(key, words, further...)
	return ports.Mail{Key: ehc.MessageID(m.IDs.New()), To: to.Email, Name: to.Name, Subject: subject, Text: text}
}

// codeMail carries a code, and a link to where somebody goes who did not ask for it.
func (m Means) codeMail(ctx context.Context, key notice.AccountText, p people.Person, c council.Profile, digits, page string) ports.Mail {
	facts := accountFacts(p, c)
	facts.Code, facts.Link = notice.AccountCode(digits), notice.PageAddress(m.PublicURL+page)
	return m.mail(ctx, key, p, facts)
}

// codeText is the text message with a code; short enough for one message.
func (m Means) codeText(ctx context.Context, to people.Person, c council.Profile, digits string) ports.Text {
	facts := accountFacts(to, c)
	facts.Code = notice.AccountCode(digits)
	_, body := facts.Compose(notice.SignInCodeText, m.words(ctx, notice.SignInCodeText))
	return ports.Text{Key: ehc.MessageID(m.IDs.New()), To: to.Phone, Body: body}
}

func callUs(c council.Profile) string {
	if way := wayToUs(c); way != "" {
		return "\n\nThen tell us: " + way
	}
	return ""
}

func wayToUs(c council.Profile) string {
	return cmp.Or(c.Help.Phone, c.Help.Email, c.Phone, c.Email)
}

// londonTime is an instant as people in England read it.
func londonTime(at time.Time) string {
	return at.In(application.London).Format("3:04pm on 2 January 2006")
}
