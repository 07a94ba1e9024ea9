-- AlterTable
ALTER TABLE "account_letter" ADD COLUMN     "next" TEXT;

-- AlterTable
ALTER TABLE "sign_in_session" ADD COLUMN     "country" TEXT;

-- By hand: what the schema cannot say.

ALTER TABLE account_letter
  DROP CONSTRAINT account_letter_kind_known,
  ADD CONSTRAINT account_letter_kind_known CHECK (kind IN (
    'join', 'sign-in', 'verify', 'new-email', 'email-changed', 'reset', 'password-changed', 'leaving', 'set-up',
    'factor-added', 'factor-removed', 'recovery-code-used'));
ALTER TABLE sign_in_session ADD CONSTRAINT sign_in_session_country_code CHECK (country ~ '^[A-Z]{2}$');
