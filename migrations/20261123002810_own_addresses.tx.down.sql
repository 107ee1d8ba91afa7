ALTER TABLE person DROP COLUMN chose_contact;
DROP TRIGGER person_email_apart_new ON person;
DROP TRIGGER person_email_apart ON person;
DROP TABLE own_address;
DROP FUNCTION keep_address_apart();
