// Package authenticator reckons with the apps that make single-use codes from a shared secret and the time (RFC 6238), and
// draws the square that a phone reads the secret from.
package authenticator

import (
	"encoding/base32"
	"time"

	"github.com/boombuler/barcode/qr"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"ehchub/domain/fault"
	"ehchub/ports"
)

const period = 30 // seconds for which an app shows one code

// Codes reckons with apps.
type Codes struct{}

var _ ports.AppCodes = Codes{}

// NewSecret makes a secret of 160 bits, and its address.
func (Codes) NewSecret(hub, account string) (secret, address string, err error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: hub, AccountName: account, Period: period, SecretSize: 20})
	if err != nil {
		return "", "", err
	}
	return key.Secret(), key.URL(), nil
}

// Address is that of a secret that was made before. fault.Invalid for what is no secret of the hub's.
func (Codes) Address(secret, hub, account string) (string, error) {
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	if err != nil || len(raw) != 20 {
		return "", fault.New(fault.Invalid, "account.app-secret", "This page was not sent whole. Open it again.")
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: hub, AccountName: account, Period: period, Secret: raw})
	if err != nil {
		return "", err
	}
	return key.URL(), nil
}

// Picture draws an address as a QR code; true is dark.
func (Codes) Picture(address string) ([][]bool, error) {
	code, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil {
		return nil, err
	}
	size := code.Bounds().Dx()
	rows := make([][]bool, size)
	for y := range rows {
		rows[y] = make([]bool, size)
		for x := range rows[y] {
			red, _, _, _ := code.At(x, y).RGBA()
			rows[y][x] = red == 0
		}
	}
	return rows, nil
}

// Step finds the half minute to which a code belongs: this one, the one before or the one after.
func (Codes) Step(secret, code string, now time.Time) (step int64, fits bool) {
	for _, away := range []int64{0, -1, 1} {
		at := now.Add(time.Duration(away) * period * time.Second)
		ok, err := totp.ValidateCustom(code, secret, at, totp.ValidateOpts{Period: period, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && ok {
			return at.Unix() / period, true
		}
	}
	return 0, false
}
