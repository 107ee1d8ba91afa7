DROP TABLE self_save;
