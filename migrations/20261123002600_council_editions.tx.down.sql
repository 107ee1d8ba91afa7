DROP TABLE council_change, council_maintenance, council_banner, council_logo, council_edition;
