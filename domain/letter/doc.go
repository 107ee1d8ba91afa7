// Package letter holds how the authority's letters are made: for each kind the text that a council can change, the
// placeholders that may and must stand in it, and how a letter is composed from that text and the facts of a case. What
// the law asks a letter to tell is worded by the hub, so that no change of a text can take it away.
package letter
