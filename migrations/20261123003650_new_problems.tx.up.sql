-- Reports that nobody has looked at: few at any time.
CREATE INDEX problem_new ON problem (at, id) WHERE record->>'State' = 'new';
