package accounts

import (
	"context"
	"fmt"

	"ehchub/domain/fault"
	"ehchub/ports"
)

// EnterCode is the second step of signing in: the code that was sent.
type EnterCode struct{ Means }

// EnterCodeInput is the secret that SignIn gave to the browser, and the code as it was typed.
type EnterCodeInput struct{ Token, Code string }

// Do uses the code and begins a session, whose secret it returns. fault.Invalid at "code" says what to do: a code
// works once, for 10 minutes and for five tries. fault.NotFound as for SendNewCode.
func (u EnterCode) Do(ctx context.Context, in EnterCodeInput) (session string, err error) {
	digits, ok := plainDigits(in.Code)
	if !ok {
		return "", fault.Field("code", "account.code-form", "Enter the six digits of the code that we sent you.")
	}
	now := u.Clock.Now().UTC()
	session = newToken()
	var try ports.CodeTry
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if _, err = waitingSignIn(ctx, s, in.Token, now); err != nil {
			return err
		}
		try, err = s.Accounts.Codes.Try(ctx, ports.ForSignIn, hashOf(in.Token), u.seal(ports.ForSignIn, in.Token, digits), now)
		if err != nil || !try.Fits {
			return err // nil keeps the count of a try that failed
		}
		if err = s.Accounts.Attempts.Forget(ctx, now, u.counted("code", string(try.Person))); err != nil {
			return err
		}
		return s.Accounts.Sessions.Begin(ctx, hashOf(session), try.Person, sessionBounds(now))
	})
	switch {
	case err != nil:
		return "", err
	case try.Fits:
		return session, nil
	case try.Person == "":
		return "", fault.Field("code", "account.code-ended", "This code no longer works. Ask for a new one.")
	}
	return "", wrongCode(try.Left)
}

func wrongCode(left int) error {
	text := "This is not the code that we sent you last. "
	switch left {
	case 0:
		text += "Ask for a new one."
	case 1:
		text += "You can try once more."
	default:
		text += fmt.Sprintf("You can try %d more times.", left)
	}
	return fault.Field("code", "account.code-wrong", text)
}
