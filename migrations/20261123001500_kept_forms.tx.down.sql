DROP TABLE kept_form;
DROP TABLE browser;
