DROP TABLE passkey_ask;
DROP TABLE passkey;
