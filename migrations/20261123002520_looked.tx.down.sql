DROP TABLE looked;
