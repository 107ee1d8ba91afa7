package notify

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// token is the proof that goes with each request: a JSON Web Token (RFC 7519) signed with HS256, good for 30 seconds.
func (c *Client) token() string {
	part := base64.RawURLEncoding.EncodeToString
	signed := part([]byte(`{"typ":"JWT","alg":"HS256"}`)) + "." + part(fmt.Appendf(nil, `{"iss":%q,"iat":%d}`, c.service, c.clock.Now().Unix()))
	seal := hmac.New(sha256.New, []byte(c.secret))
	seal.Write([]byte(signed))
	return signed + "." + part(seal.Sum(nil))
}
