-- When the carrier of a message was last asked what became of it, where its report seems lost.
ALTER TABLE message ADD COLUMN asked_at timestamptz;
CREATE INDEX message_unreported ON message (sent_at) WHERE status = 'sent';
