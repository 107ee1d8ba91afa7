-- Whom a document may be about: looked up by what stands in it. What was typed as a number may be longer than any is.
CREATE INDEX child_case_born ON child_case (born);
CREATE INDEX child_case_nhs ON child_case (translate(left(nhs_number, 40), ' -', '')) WHERE nhs_number IS NOT NULL;
CREATE INDEX child_case_upn ON child_case (left(upn, 40)) WHERE upn IS NOT NULL;
