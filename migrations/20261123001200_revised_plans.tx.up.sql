-- A plan in force that is being changed after a reassessment: its working draft is open again, its versions stay.
ALTER TABLE plan ADD COLUMN revising boolean NOT NULL DEFAULT false;
