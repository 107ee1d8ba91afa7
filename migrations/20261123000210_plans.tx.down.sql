DROP TABLE consultation, plan_comment, plan_version, plan_part, plan, view_tile, advice_request;
