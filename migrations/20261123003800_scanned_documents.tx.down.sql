DROP TABLE document_warning;
ALTER TABLE document DROP COLUMN scan, DROP COLUMN scan_tried;
