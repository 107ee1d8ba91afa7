// Package notifying tells people by e-mail what happened on their cases (F324-F329): the worker takes events from
// the outbox, looks up in the catalogue of package notice whom each concerns, and writes to them. An e-mail says
// what happened and what to do, and leads to the page; it never holds the child's name or any detail.
package notifying
