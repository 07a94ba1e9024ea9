-- By hand: what the schema cannot say.

-- What was turned down of somebody's comments, looked at before each comment of theirs.
CREATE INDEX comment_hidden_by_author ON comment (author_id, created_at) WHERE state = 'hidden';
