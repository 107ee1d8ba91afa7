DROP TABLE thread_read;
DROP TABLE thread_message;
DROP TABLE thread;
