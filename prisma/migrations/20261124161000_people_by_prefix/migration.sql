-- People by the beginning of their handle or name, while somebody types a mention. The unique index on the handle
-- serves this only where the database sorts by bytes.
CREATE INDEX user_handle_prefix ON "user" (handle text_pattern_ops);
CREATE INDEX user_name_prefix ON "user" (lower(name) text_pattern_ops);
