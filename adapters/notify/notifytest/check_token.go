package notifytest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math"
	"strings"
	"time"
)

// clockMayBeOff is by how much the clock of who asks may differ from Notify's.
const clockMayBeOff = 30 * time.Second

// refuseToken says what is wrong with the proof that goes with a request; "" when nothing is.
func (s *Server) refuseToken(header string) string {
	token, bearer := strings.CutPrefix(header, "Bearer ")
	parts := strings.Split(token, ".")
	if !bearer || len(parts) != 3 {
		return "Unauthorized: authentication token must be provided"
	}
	var head struct{ Typ, Alg string }
	var claims struct {
		Iss string
		Iat int64
	}
	if !decode(parts[0], &head) || !decode(parts[1], &claims) || head.Alg != "HS256" || head.Typ != "JWT" {
		return "Invalid token: algorithm used is not HS256"
	}
	seal := hmac.New(sha256.New, []byte(Secret))
	seal.Write([]byte(parts[0] + "." + parts[1]))
	given, err := base64.RawURLEncoding.DecodeString(parts[2])
	switch {
	case claims.Iss != Service:
		return "Invalid token: service not found"
	case err != nil || !hmac.Equal(given, seal.Sum(nil)):
		return "Invalid token: API key not found"
	case math.Abs(s.now().Sub(time.Unix(claims.Iat, 0)).Seconds()) > clockMayBeOff.Seconds():
		return "Error: Your system clock must be accurate to within 30 seconds"
	}
	return ""
}

func decode(part string, into any) bool {
	text, err := base64.RawURLEncoding.DecodeString(part)
	return err == nil && json.Unmarshal(text, into) == nil
}
