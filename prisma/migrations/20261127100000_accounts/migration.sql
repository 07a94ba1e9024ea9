-- AlterTable
ALTER TABLE "user" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "leaves_at" TIMESTAMPTZ(3),
ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sign_in_session" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "account_letter" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "token_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),
    "mail_claimed_at" TIMESTAMPTZ(3),
    "mail_failed_at" TIMESTAMPTZ(3),
    "mail_problem" TEXT,

    CONSTRAINT "account_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_letter_token_hash_key" ON "account_letter"("token_hash");

-- CreateIndex
CREATE INDEX "account_letter_user_id_kind_idx" ON "account_letter"("user_id", "kind");

-- CreateIndex
CREATE INDEX "account_letter_email_kind_created_at_idx" ON "account_letter"("email", "kind", "created_at");

-- AddForeignKey
ALTER TABLE "account_letter" ADD CONSTRAINT "account_letter_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the schema cannot say.

-- Whoever was here before addresses were verified goes on as they were.
UPDATE "user" SET email_verified_at = created_at;
-- The shorter lifetime of those who decide about others counts for what is open, too.
UPDATE sign_in_session s SET expires_at = LEAST(s.expires_at, now() + interval '12 hours')
FROM "user" u WHERE u.id = s.user_id AND u.role IN ('moderator', 'admin') AND s.ended_at IS NULL;

ALTER TABLE account_letter
  ADD CONSTRAINT account_letter_kind_known CHECK (kind IN (
    'verify', 'new-email', 'email-changed', 'reset', 'password-changed', 'leaving', 'set-up')),
  ADD CONSTRAINT account_letter_email_lower CHECK (email = lower(email)),
  ADD CONSTRAINT account_letter_link_runs_out CHECK (token_hash IS NULL OR expires_at IS NOT NULL);
-- One account that goes has gone for good: it names nobody, and nobody signs in with it.
ALTER TABLE "user" ADD CONSTRAINT user_left_for_good CHECK (
  left_at IS NULL OR (password_hash IS NULL AND email LIKE '%.invalid'));

CREATE INDEX account_letter_to_mail ON account_letter (created_at)
  WHERE email IS NOT NULL AND mailed_at IS NULL AND mail_failed_at IS NULL;
CREATE INDEX user_leaving ON "user" (leaves_at) WHERE leaves_at IS NOT NULL;

-- A session that ended is announced on commit by the hash of its secret: whoever holds streams for it closes them.
CREATE FUNCTION announce_session_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('obelus_session', NEW.token_hash);
  RETURN NULL;
END $$;
CREATE TRIGGER session_end_announced AFTER UPDATE OF ended_at ON sign_in_session
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION announce_session_end();

-- A letter that is to be mailed is announced, so that it need not wait for the next look.
CREATE FUNCTION announce_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('obelus_letter', '');
  RETURN NULL;
END $$;
CREATE TRIGGER letter_announced AFTER INSERT ON account_letter
  FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION announce_letter();
