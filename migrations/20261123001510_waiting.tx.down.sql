DROP INDEX consultation_answered;
DROP INDEX deadline_waiting;
