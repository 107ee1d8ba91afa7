-- Birthdays by which something must be prepared: the end of compulsory school age is nobody's duty, so deadline_open leaves it
-- out.
CREATE INDEX deadline_turning ON deadline (last) WHERE trigger = 'date-of-birth' AND done_on IS NULL AND off IS NULL;
