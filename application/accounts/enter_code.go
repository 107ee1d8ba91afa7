package accounts

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// EnterCode is the second step of signing in: the code that was sent.
type EnterCode struct{ Means }

// EnterCodeInput is the secret that SignIn gave to the browser, and the code as it was typed.
type EnterCodeInput struct{ Token, Code string }

// Do uses the code and begins a session, whose secret it returns. fault.Invalid at "code" says what to do: a code
// works once, for 10 minutes and for five tries. fault.NotFound as for SendNewCode.
func (u EnterCode) Do(ctx context.Context, in EnterCodeInput) (session string, err error) {
	now := u.Clock.Now().UTC()
	session = newToken()
	var try ports.CodeTry
	var way Way
	var wait time.Duration
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		waiting, err := waitingSignIn(ctx, s, in.Token, now)
		if err != nil {
			return err
		}
		way = Way(waiting.Way)
		typed, err := way.plain(in.Code)
		if err != nil {
			return err
		}
		if !way.sent() { // of codes that are sent, the sending is bounded
			if wait, err = s.Accounts.Attempts.Count(ctx, now, proofLimit(u.counted(string(way), string(waiting.Person)))); err != nil || wait > 0 {
				return err
			}
		}
		seal, err := u.fitsWay(ctx, s, waiting, in.Token, typed, now)
		if err != nil {
			return err
		}
		try, err = s.Accounts.Codes.Try(ctx, ports.ForSignIn, hashOf(in.Token), seal, now)
		if err != nil || !try.Fits {
			return err // nil keeps the count of a try that failed
		}
		if err = proves(ctx, s, waiting); err != nil {
			return err
		}
		if err = s.Accounts.Attempts.Forget(ctx, now, u.counted("code", string(try.Person)), u.counted(string(way), string(try.Person))); err != nil {
			return err
		}
		return s.Accounts.Sessions.Begin(ctx, hashOf(session), try.Person, sessionBounds(now))
	})
	switch {
	case err != nil:
		return "", err
	case wait > 0:
		return "", tooMany("account.codes-tried", "There were too many wrong codes.", wait)
	case try.Fits:
		return session, nil
	case try.Person == "":
		return "", fault.Field("code", "account.code-ended", "This code no longer works. Ask for a new one, or try another way.")
	}
	return "", wrongCode(way, try.Left)
}

// proves gives the person the number to which the code went that they have just entered, at their first sign-in.
func proves(ctx context.Context, s ports.Stores, waiting ports.Code) error {
	phone := reachedAt(people.Person{}, waiting.To).Phone
	if Way(waiting.Way) != ByText || phone == "" {
		return nil
	}
	p, err := s.People.Get(ctx, waiting.Person)
	if err != nil {
		return err
	}
	p.Phone = phone
	return s.People.Save(ctx, p)
}

// plain takes what was typed in the form that the way has. fault.Invalid at "code".
func (w Way) plain(typed string) (string, error) {
	if w == ByRecovery {
		code := strings.ToLower(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(strings.TrimSpace(typed)))
		if len(code) != 12 {
			return "", fault.Field("code", "account.recovery-form", "Enter one of your recovery codes, such as abcd-2345-efgh.")
		}
		return code, nil
	}
	digits, ok := plainDigits(typed)
	switch {
	case ok:
		return digits, nil
	case w == ByApp:
		return "", fault.Field("code", "account.code-form", "Enter the six digits that your authenticator app shows now.")
	}
	return "", fault.Field("code", "account.code-form", "Enter the six digits of the code that we sent you.")
}

func wrongCode(way Way, left int) error {
	text := "This is not the code that we sent you last. "
	switch way {
	case ByApp:
		text = "This is not the code that your app shows now, or it was used already. Wait for the next one. "
	case ByRecovery:
		text = "This is not one of your recovery codes, or it was used already. "
	}
	switch left {
	case 0:
		text += map[bool]string{true: "Ask for a new one.", false: "Sign in again, or try another way."}[way.sent()]
	case 1:
		text += "You can try once more."
	default:
		text += fmt.Sprintf("You can try %d more times.", left)
	}
	return fault.Field("code", "account.code-wrong", text)
}
