DROP TRIGGER tray_counted_again ON tray;
DROP TRIGGER tray_counted ON tray;
DROP FUNCTION keep_tray_count();
DROP FUNCTION count_in_tray(uuid, text, int);
DROP TABLE tray_count;
