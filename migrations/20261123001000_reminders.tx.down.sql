DROP TABLE daily_round;
DROP INDEX deadline_consulted;
DROP TABLE chaser;
