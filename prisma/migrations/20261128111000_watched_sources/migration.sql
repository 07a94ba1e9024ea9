-- CreateTable
CREATE TABLE "taken_source" (
    "key" TEXT NOT NULL,
    "article_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "taken_source_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "watched_source" (
    "article_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_read_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "watched_source_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "revision_proposal" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "from" INTEGER NOT NULL,
    "article" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "url" TEXT,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "revision_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "next_read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_entry" (
    "id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "next_read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "article_id" UUID,

    CONSTRAINT "feed_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "taken_source_article_id_idx" ON "taken_source"("article_id");

-- CreateIndex
CREATE INDEX "watched_source_next_read_at_idx" ON "watched_source"("next_read_at");

-- CreateIndex
CREATE INDEX "revision_proposal_article_id_read_at_idx" ON "revision_proposal"("article_id", "read_at");

-- CreateIndex
CREATE INDEX "revision_proposal_decided_by_idx" ON "revision_proposal"("decided_by");

-- CreateIndex
CREATE UNIQUE INDEX "feed_url_key" ON "feed"("url");

-- CreateIndex
CREATE INDEX "feed_next_read_at_idx" ON "feed"("next_read_at");

-- CreateIndex
CREATE INDEX "feed_added_by_idx" ON "feed"("added_by");

-- CreateIndex
CREATE INDEX "feed_entry_state_next_read_at_idx" ON "feed_entry"("state", "next_read_at");

-- CreateIndex
CREATE INDEX "feed_entry_article_id_idx" ON "feed_entry"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "feed_entry_feed_id_key_key" ON "feed_entry"("feed_id", "key");

-- AddForeignKey
ALTER TABLE "taken_source" ADD CONSTRAINT "taken_source_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watched_source" ADD CONSTRAINT "watched_source_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_proposal" ADD CONSTRAINT "revision_proposal_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_proposal" ADD CONSTRAINT "revision_proposal_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_entry" ADD CONSTRAINT "feed_entry_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_entry" ADD CONSTRAINT "feed_entry_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what the schema cannot say.
ALTER TABLE taken_source ADD CONSTRAINT taken_source_named CHECK (length(key) BETWEEN 1 AND 200);
ALTER TABLE watched_source
  ADD CONSTRAINT watched_source_links_to_the_web CHECK (url ~* '^https?://'),
  ADD CONSTRAINT watched_source_outcome_known
    CHECK (outcome IN ('same', 'changed', 'unreadable', 'no-article')),
  ADD CONSTRAINT watched_source_failures CHECK (failures >= 0);
ALTER TABLE revision_proposal
  ADD CONSTRAINT revision_proposal_state_known CHECK (state IN ('open', 'taken', 'dismissed')),
  ADD CONSTRAINT revision_proposal_decided CHECK ((state = 'open') = (decided_at IS NULL)),
  ADD CONSTRAINT revision_proposal_numbered CHECK ("from" >= 1),
  ADD CONSTRAINT revision_proposal_links_to_the_web CHECK (url ~* '^https?://');
-- One question at a time for each article: what is read later takes the place of what waits.
CREATE UNIQUE INDEX revision_proposal_open_key ON revision_proposal (article_id) WHERE state = 'open';
ALTER TABLE feed
  ADD CONSTRAINT feed_links_to_the_web CHECK (url ~* '^https?://'),
  ADD CONSTRAINT feed_outcome_known CHECK (outcome IN ('read', 'unreadable', 'no-feed')),
  ADD CONSTRAINT feed_failures CHECK (failures >= 0);
ALTER TABLE feed_entry
  ADD CONSTRAINT feed_entry_state_known CHECK (state IN ('waiting', 'stored', 'known', 'passed-over', 'failed')),
  ADD CONSTRAINT feed_entry_links_to_the_web CHECK (url ~* '^https?://'),
  ADD CONSTRAINT feed_entry_stored CHECK (state NOT IN ('stored', 'known') OR problem IS NULL);
