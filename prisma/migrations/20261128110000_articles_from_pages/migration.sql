-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "canonical_url" TEXT,
ADD COLUMN     "lead_image_url" TEXT,
ADD COLUMN     "print" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "paragraph_text" ADD COLUMN     "marks" JSONB NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE INDEX "revision_addresses_idx" ON "revision" USING GIN ("addresses");

-- CreateIndex
CREATE INDEX "revision_print_idx" ON "revision" USING GIN ("print");

-- By hand: what the schema cannot say.
ALTER TABLE paragraph_text DROP CONSTRAINT paragraph_text_kind_known;
ALTER TABLE paragraph_text
  ADD CONSTRAINT paragraph_text_kind_known
    CHECK (kind IN ('paragraph', 'heading', 'quotation', 'list-item', 'caption', 'note', 'table', 'code')),
  ADD CONSTRAINT paragraph_text_marks_listed CHECK (jsonb_typeof(marks) = 'array');
ALTER TABLE revision
  ADD CONSTRAINT revision_links_to_the_web CHECK (
    (canonical_url IS NULL OR canonical_url ~* '^https?://') AND
    (lead_image_url IS NULL OR lead_image_url ~* '^https?://')),
  -- An article has few addresses, and its print a fixed size: an index of either is bounded by the number of revisions.
  ADD CONSTRAINT revision_addresses_few CHECK (cardinality(addresses) <= 4),
  ADD CONSTRAINT revision_print_whole CHECK (cardinality(print) IN (0, 16));

ALTER TABLE outgoing_request DROP CONSTRAINT outgoing_request_purpose_known;
ALTER TABLE outgoing_request ADD CONSTRAINT outgoing_request_purpose_known
  CHECK (purpose IN ('source-preview', 'robots', 'moderation', 'sign-in', 'import', 'feed', 'watch'));
