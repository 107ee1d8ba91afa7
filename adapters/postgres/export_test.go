package postgres

// MigrateFrom lets tests migrate from files of their own.
var MigrateFrom = migrateFrom
