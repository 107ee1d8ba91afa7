// Package accounts is signing in and having an account: a password and then a single-use code (F22, F23), sessions,
// invitations and the link by which a person chooses a password (F24, F25).
//
// Secrets that a browser or a link carries are stored as hashes only. Whether an address has an account can't be
// learned from what these use cases answer: hashing a password and sending an e-mail are done either way.
package accounts
