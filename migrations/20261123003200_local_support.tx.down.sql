DROP TABLE local_support;
