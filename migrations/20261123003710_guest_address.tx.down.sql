DROP INDEX guest_address;
