DROP TABLE guest_session;
DROP TABLE guest;
