DROP TABLE paper_arrival;
DROP TABLE paper_scan;
DROP TABLE paper_pack;
