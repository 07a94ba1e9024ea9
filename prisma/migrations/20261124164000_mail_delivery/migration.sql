-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "mail_claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_problem" TEXT;

-- ——— By hand: what the schema cannot say ———

-- Closed lists. Their one source in code is lib/notification/kinds.ts; a test compares both.
ALTER TABLE notification
  ADD CONSTRAINT notification_kind_known CHECK (kind IN ('mention', 'reply', 'changes', 'decision', 'check', 'comment')),
  ADD CONSTRAINT notification_mail_ends_once CHECK (num_nonnulls(mailed_at, mail_failed_at) <= 1),
  ADD CONSTRAINT notification_mail_failure_explained CHECK ((mail_failed_at IS NULL) = (mail_problem IS NULL));
ALTER TABLE notification_choice
  ADD CONSTRAINT notification_choice_kind_known CHECK (kind IN ('mention', 'reply', 'changes', 'decision', 'check', 'comment'));

-- What waits to be mailed no longer holds what was given up; and what was given up, for whoever looks after the site.
DROP INDEX notification_to_mail;
CREATE INDEX notification_to_mail ON notification (mail, id)
  WHERE mail <> 'off' AND mailed_at IS NULL AND mail_failed_at IS NULL;
CREATE INDEX notification_mail_failed ON notification (user_id, mail_failed_at) WHERE mail_failed_at IS NOT NULL;
