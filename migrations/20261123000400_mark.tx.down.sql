DROP TABLE hub_mark;
