-- Where a code went that proves a number or address which is not, or not only, the one that the account has.
ALTER TABLE code ADD COLUMN sent_to text NOT NULL DEFAULT '';
