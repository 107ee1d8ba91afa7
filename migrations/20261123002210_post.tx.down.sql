DROP TABLE post_item;
