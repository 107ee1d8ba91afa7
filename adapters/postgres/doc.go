// Package postgres keeps what the hub knows in PostgreSQL.
//
// NewUnitOfWork gives the transactions in which use cases run, with every store on them; NewRefusalLog records
// refusals beside a transaction that is rolled back; NewOutbox is the queue of events that send messages. Open makes
// the pool that they share, Migrate brings the schema up to date, CountQueries lets a test hold a page to its number
// of statements.
//
// An aggregate is a row with the columns that are asked for and a record of the rest, as JSON of the domain's exported
// fields. Each has a version or revision of its own, and a write that does not find the one that was loaded is a
// fault.Conflict. Who may see which case is kept in tray, a row per holder and case, and what lists show of a case
// in case_search, a row per case; both are written with the case itself, so that a list never has to work them out.
package postgres
