DROP INDEX deadline_turning;
