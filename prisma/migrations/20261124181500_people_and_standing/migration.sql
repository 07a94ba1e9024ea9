-- CreateIndex
CREATE INDEX "user_email_prefix" ON "user"("email" text_pattern_ops);

-- ——— By hand: what the schema cannot say ———

-- The classifier of an installation is asked too, and the request logged.
ALTER TABLE outgoing_request DROP CONSTRAINT outgoing_request_purpose_known;
ALTER TABLE outgoing_request ADD CONSTRAINT outgoing_request_purpose_known
  CHECK (purpose IN ('source-preview', 'robots', 'moderation'));
