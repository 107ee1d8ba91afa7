DROP TABLE departure;
DROP TABLE identity;
