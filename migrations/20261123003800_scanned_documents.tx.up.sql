-- What a virus scanner said of a document, and when it was asked last. Of those that came before, nobody asked.
ALTER TABLE document ADD COLUMN scan text NOT NULL DEFAULT '', ADD COLUMN scan_tried timestamptz;
CREATE INDEX document_to_scan ON document (scan_tried NULLS FIRST, id) WHERE scan IN ('', 'waits');
-- Documents that were stopped, or added with a reason: what the authority is told about them.
CREATE TABLE document_warning (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX document_warning_case ON document_warning (case_id, at DESC, id DESC);
