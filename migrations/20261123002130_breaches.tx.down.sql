DROP TABLE breach;
