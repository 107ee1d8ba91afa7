-- When each case came into each state, so that the hub can say how long each stretch takes in this council.
CREATE TABLE case_stage (
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	entered_at timestamptz NOT NULL,
	state text NOT NULL,
	entered_on date NOT NULL, -- in London
	PRIMARY KEY (case_id, entered_at, state)
);

-- What happened already is told by the timeline.
INSERT INTO case_stage (case_id, entered_at, state, entered_on)
SELECT e.case_id, min(e.at), k.state, (min(e.at) AT TIME ZONE 'Europe/London')::date
FROM event e JOIN (VALUES ('request-received', 'requested'), ('assess-decision-pending', 'assess_decision_pending'), ('decided-to-assess', 'assessing'), ('decided-not-to-assess', 'refused_assess'),
	('issue-decision-pending', 'issue_decision_pending'), ('decided-to-issue', 'drafting'), ('decided-not-to-issue', 'refused_issue'), ('draft-shared', 'draft_shared'), ('plan-finalised', 'review_pending')) k(kind, state) ON k.kind = e.kind
GROUP BY e.case_id, k.state;

CREATE INDEX child_case_final ON child_case (final_on) WHERE final_on IS NOT NULL;

-- How long each stretch took in the finished cases, counted anew now and then: one row.
CREATE TABLE stage_history (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	counted_at timestamptz NOT NULL,
	record jsonb NOT NULL
);
