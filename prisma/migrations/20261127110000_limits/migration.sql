-- How often something was done. UNLOGGED: counting costs no write to the log of the database, and is forgotten when the
-- database crashes, which nobody outside can bring about.
CREATE UNLOGGED TABLE "limit_count" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "limit_count_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "limit_count_expire_idx" ON "limit_count"("expire");
