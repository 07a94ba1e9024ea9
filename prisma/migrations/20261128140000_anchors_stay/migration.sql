-- By hand: what the schema cannot say.

-- Where an annotation was made is never rewritten: it gets another anchor, or a state in another revision.
CREATE TRIGGER anchor_immutable BEFORE UPDATE ON anchor FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What the workbench counts and lists of articles that nobody reads.
CREATE INDEX article_never_published ON article (id) WHERE first_published_at IS NULL;
CREATE INDEX article_not_public ON article (id) WHERE published_at IS NULL;
