DROP INDEX child_case_second_setting;
DROP TABLE register_load;
DROP TABLE succession;
DROP INDEX setting_near;
DROP INDEX setting_urn;
ALTER TABLE setting DROP COLUMN near;
