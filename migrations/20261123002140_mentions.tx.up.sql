-- Whom a document may be about: looked up by what stands in it.
CREATE INDEX child_case_born ON child_case (born);
CREATE INDEX child_case_nhs ON child_case (translate(nhs_number, ' -', '')) WHERE nhs_number IS NOT NULL;
CREATE INDEX child_case_upn ON child_case (upn) WHERE upn IS NOT NULL;
