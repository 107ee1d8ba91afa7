-- Documents that are on their way in pieces. A piece is stored as a document is; pieces lists them in their order.
-- claimed is until when somebody puts the pieces together. No reference to the case: what is left over is cleared by time.
CREATE TABLE upload (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL,
	owner text NOT NULL,
	purpose text NOT NULL,
	item text NOT NULL,
	name text NOT NULL,
	mark text NOT NULL,
	bytes bigint NOT NULL,
	got bigint NOT NULL DEFAULT 0,
	pieces jsonb NOT NULL DEFAULT '[]',
	begun_at timestamptz NOT NULL,
	touched_at timestamptz NOT NULL,
	claimed timestamptz,
	CHECK (got BETWEEN 0 AND bytes)
);
CREATE INDEX upload_owner ON upload (owner, case_id);
CREATE INDEX upload_touched ON upload (touched_at, id);
