-- Search by any part of a name needs trigram indexes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
