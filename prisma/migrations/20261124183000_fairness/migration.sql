-- By hand: what the schema cannot say. Whoever has a part in something does not decide it, whatever the code forgets.

-- The author of a check, who wrote or edited its article, and on appeal whoever decided what is appealed.
CREATE FUNCTION has_part_in_case(judged uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM review_case c LEFT JOIN appeal a ON a.id = c.appeal_id
    WHERE c.id = judged AND (person IN (c.author_id, a.against_id, a.appellant_id) OR EXISTS (
      SELECT 1 FROM article_editor e WHERE e.article_id = c.article_id AND e.user_id = person)))
$$;

CREATE OR REPLACE FUNCTION refuse_own_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF has_part_in_case(NEW.case_id, NEW.moderator_id) OR EXISTS (
    SELECT 1 FROM fact_check f WHERE f.id = NEW.fact_check_id AND (f.author_id = NEW.moderator_id OR EXISTS (
      SELECT 1 FROM article_editor e WHERE e.article_id = f.article_id AND e.user_id = NEW.moderator_id))
  ) THEN
    RAISE EXCEPTION 'nobody reviews their own check' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION refuse_own_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF has_part_in_case(NEW.case_id, NEW.moderator_id) THEN
    RAISE EXCEPTION 'nobody gives an opinion on their own check' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opinion_by_another BEFORE INSERT ON opinion FOR EACH ROW EXECUTE FUNCTION refuse_own_opinion();

-- An appeal is answered once, by somebody without a part in it.
CREATE FUNCTION refuse_own_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL AND (NEW.outcome, NEW.answer, NEW.answered_at) IS DISTINCT FROM (OLD.outcome, OLD.answer, OLD.answered_at)
    AND NEW.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'an appeal is answered once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id AND NEW.answered_by_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM article_editor e WHERE e.user_id = NEW.answered_by_id AND e.article_id IN (
      SELECT article_id FROM fact_check WHERE id = NEW.fact_check_id
      UNION ALL SELECT article_id FROM comment WHERE id = NEW.comment_id)
  ) THEN
    RAISE EXCEPTION 'nobody answers an appeal they have a part in' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_answered_by_another BEFORE UPDATE ON appeal FOR EACH ROW EXECUTE FUNCTION refuse_own_answer();

-- Its author takes a check back, or a moderator without a part in it.
CREATE FUNCTION refuse_own_retraction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.retracted_by_id IS DISTINCT FROM OLD.retracted_by_id AND NEW.retracted_by_id <> NEW.author_id AND EXISTS (
    SELECT 1 FROM article_editor e WHERE e.article_id = NEW.article_id AND e.user_id = NEW.retracted_by_id
  ) THEN
    RAISE EXCEPTION 'nobody retracts checks of an article they edited' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fact_check_retracted_by_another BEFORE UPDATE OF retracted_by_id ON fact_check
  FOR EACH ROW EXECUTE FUNCTION refuse_own_retraction();
