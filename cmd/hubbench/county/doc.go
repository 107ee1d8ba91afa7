// Package county fills a database with an invented county of a given size, for measuring. Cases are led through the
// domain's own verbs, so that none stands where the hub can't put it, and their rows are copied straight into the
// tables, because a hundred thousand of them would take hours through the stores. Check proves that the rows are
// those that the stores would have written.
package county
