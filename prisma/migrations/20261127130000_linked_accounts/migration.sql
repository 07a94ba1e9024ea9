-- AlterTable
ALTER TABLE "sign_in_session" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "linked_account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "linked_account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "linked_account_issuer_subject_key" ON "linked_account"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "linked_account_user_id_issuer_key" ON "linked_account"("user_id", "issuer");

-- AddForeignKey
ALTER TABLE "linked_account" ADD CONSTRAINT "linked_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the schema cannot say.

-- Whoever is signed in showed who they are when they signed in, not when this is applied.
UPDATE sign_in_session SET confirmed_at = created_at;

ALTER TABLE linked_account
  ADD CONSTRAINT linked_account_named CHECK (
    issuer <> '' AND subject <> '' AND length(subject) <= 255 AND length(label) <= 254);

ALTER TABLE outgoing_request DROP CONSTRAINT outgoing_request_purpose_known;
ALTER TABLE outgoing_request ADD CONSTRAINT outgoing_request_purpose_known
  CHECK (purpose IN ('source-preview', 'robots', 'moderation', 'sign-in'));
