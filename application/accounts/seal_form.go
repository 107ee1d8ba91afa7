package accounts

import (
	"bytes"
	"compress/gzip"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"

	"ehchub/domain/ehc"
)

// keyFor makes a key for one purpose out of a browser's secret, of which the hub keeps only the hash: without the
// browser nobody opens what is sealed with it.
func keyFor(browser, purpose string) []byte {
	mac := hmac.New(sha256.New, []byte(browser))
	fmt.Fprintf(mac, "ehc hub: %s", purpose)
	return mac.Sum(nil)
}

// sealed is a short keyed print of something.
func sealed(browser, purpose string, of []byte) string {
	mac := hmac.New(sha256.New, keyFor(browser, purpose))
	mac.Write(of)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:16])
}

// sealForm packs and encrypts a form for one person in one browser.
func sealForm(browser string, person ehc.PersonID, form []byte) ([]byte, error) {
	lock, err := lockFor(browser)
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(form); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	nonce := make([]byte, lock.NonceSize(), lock.NonceSize()+packed.Len()+lock.Overhead())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return lock.Seal(nonce, nonce, packed.Bytes(), []byte(person)), nil
}

var errBroken = errors.New("accounts: a kept form can't be opened")

// openForm gives what sealForm sealed.
func openForm(browser string, person ehc.PersonID, form []byte) ([]byte, error) {
	lock, err := lockFor(browser)
	if err != nil {
		return nil, err
	}
	if len(form) < lock.NonceSize() {
		return nil, errBroken
	}
	packed, err := lock.Open(nil, form[:lock.NonceSize()], form[lock.NonceSize():], []byte(person))
	if err != nil {
		return nil, errBroken
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func lockFor(browser string) (cipher.AEAD, error) {
	block, err := aes.NewCipher(keyFor(browser, "kept form"))
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}
