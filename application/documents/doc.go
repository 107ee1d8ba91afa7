// Package documents makes what people take away: the plan, the letters, a piece of advice and the request, each
// composed once as a neutral document and drawn as PDF, Word or a page.
package documents
