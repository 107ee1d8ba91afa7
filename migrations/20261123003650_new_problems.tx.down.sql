DROP INDEX problem_new;
