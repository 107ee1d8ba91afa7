DROP INDEX advice_request_reopened;
