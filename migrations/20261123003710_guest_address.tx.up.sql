-- A guest who lost their link asks for a new one by their address.
CREATE INDEX guest_address ON guest ((record->>'Email')) WHERE ended_at IS NULL;
