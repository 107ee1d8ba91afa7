-- Whether a picture or a film may still say where it was made. Of those that came before, nobody looked.
ALTER TABLE document ADD COLUMN located boolean NOT NULL DEFAULT false;
