// Package passkeytest plays a person's device that keeps a passkey, for tests of what a hub makes of its answers.
package passkeytest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"
)

// Device keeps one key, made for the hub at Origin.
type Device struct {
	Origin string // of the page that asks
	Name   string // of the hub to which the key belongs
	Count  uint32 // how often it has answered
	id     []byte
	key    *ecdsa.PrivateKey
}

// New makes a device for the hub.
func New(t testing.TB, origin, name string) *Device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &Device{Origin: origin, Name: name, id: []byte(rand.Text()), key: key}
}

// asked is what a device reads in an ask.
type asked struct {
	Challenge string `json:"challenge"`
}

func inText(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

// clientData is what the browser adds of its own knowledge.
func (d *Device) clientData(t testing.TB, kind string, ask []byte) []byte {
	t.Helper()
	var in asked
	if err := json.Unmarshal(ask, &in); err != nil || in.Challenge == "" {
		t.Fatalf("asked nothing: %s, %v", ask, err)
	}
	return d.inJSON(t, map[string]any{"type": kind, "challenge": in.Challenge, "origin": d.Origin, "crossOrigin": false})
}

func (d *Device) inJSON(t testing.TB, of any) []byte {
	t.Helper()
	text, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// What the device says of an answer: that somebody was there, that it knew them, and that a key follows.
const (
	there, knew, keyFollows = 1, 4, 64
)

func (d *Device) authenticatorData(flags byte) []byte {
	hub := sha256.Sum256([]byte(d.Name))
	return binary.BigEndian.AppendUint32(append(hub[:], flags), d.Count)
}

// Make answers an ask for a new key.
func (d *Device) Make(t testing.TB, ask []byte) []byte {
	t.Helper()
	data := append(d.authenticatorData(there|knew|keyFollows), make([]byte, 16)...)
	data = append(binary.BigEndian.AppendUint16(data, uint16(len(d.id))), d.id...)
	data = append(data, d.publicKey(t)...)
	object := append([]byte{0xa3}, text("fmt")...)
	object = append(append(object, text("none")...), text("attStmt")...)
	object = append(append(object, 0xa0), text("authData")...)
	object = append(object, bytes(data)...)
	return d.answer(t, map[string]any{"clientDataJSON": inText(d.clientData(t, "webauthn.create", ask)), "attestationObject": inText(object)})
}

// Answer signs what is asked, and counts on.
func (d *Device) Answer(t testing.TB, ask []byte) []byte {
	t.Helper()
	d.Count++
	client, data := d.clientData(t, "webauthn.get", ask), d.authenticatorData(there|knew)
	said := sha256.Sum256(client)
	sum := sha256.Sum256(append(append([]byte{}, data...), said[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return d.answer(t, map[string]any{"clientDataJSON": inText(client), "authenticatorData": inText(data), "signature": inText(signature)})
}

func (d *Device) answer(t testing.TB, response map[string]any) []byte {
	t.Helper()
	return d.inJSON(t, map[string]any{"id": inText(d.id), "rawId": inText(d.id), "type": "public-key", "response": response, "clientExtensionResults": map[string]any{}})
}

// publicKey is the key in COSE (RFC 9053): an elliptic curve key on P-256, for ES256.
func (d *Device) publicKey(t testing.TB) []byte {
	t.Helper()
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	key := append([]byte{0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21}, bytes(point[1:33])...)
	return append(append(key, 0x22), bytes(point[33:])...)
}

// text and bytes are short texts and bytes in CBOR (RFC 8949).
func text(s string) []byte { return append([]byte{0x60 | byte(len(s))}, s...) }

func bytes(b []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0x59}, uint16(len(b))), b...)
}
