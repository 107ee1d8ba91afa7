DROP TABLE paper_record;
