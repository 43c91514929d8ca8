-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('admin', 'member');

-- CreateEnum
CREATE TYPE "EndpointKind" AS ENUM ('openai', 'llama_cpp');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('draft', 'queued', 'running', 'held', 'settling', 'done', 'cancelling', 'cancelled');

-- CreateEnum
CREATE TYPE "AttemptState" AS ENUM ('blocked', 'open', 'answered', 'scoring', 'scored', 'failed', 'skipped', 'cancelled');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('scored', 'refused', 'unparseable', 'truncated', 'timed_out', 'endpoint_error', 'runner_error', 'scorer_error', 'key_error', 'undecided');

-- CreateEnum
CREATE TYPE "LeaseState" AS ENUM ('live', 'released', 'expired', 'revoked');

-- CreateEnum
CREATE TYPE "TrustTier" AS ENUM ('self_reported', 'runner_signed', 'site_run', 'reproduced');

-- CreateEnum
CREATE TYPE "EntryState" AS ENUM ('published', 'withdrawn');

-- CreateEnum
CREATE TYPE "EntryEventKind" AS ENUM ('added', 'rescored', 'withdrawn');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "role" "UserRole" NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suites" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "suites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_versions" (
    "id" UUID NOT NULL,
    "suite_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "manifest_hash" TEXT NOT NULL,
    "split_hashes" JSONB NOT NULL,
    "prompt_template" JSONB NOT NULL,
    "answer_contract" JSONB NOT NULL,
    "scorer_version" TEXT NOT NULL,
    "outcome_policy" JSONB NOT NULL,
    "limits" JSONB NOT NULL,
    "decoding" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suite_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "items" (
    "id" UUID NOT NULL,
    "suite_version_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "splits" TEXT[],
    "domain" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "cluster" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_keys" (
    "item_id" UUID NOT NULL,
    "key" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "item_keys_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "models" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "family" TEXT,
    "parameters" BIGINT,
    "notes" TEXT,
    "owner_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoints" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "kind" "EndpointKind" NOT NULL,
    "base_url" TEXT NOT NULL,
    "model_name" TEXT NOT NULL,
    "key_cipher" BYTEA,
    "owner_served" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "suite_version_id" UUID NOT NULL,
    "split" TEXT NOT NULL,
    "model_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "requirements" JSONB NOT NULL,
    "protocol_key" TEXT NOT NULL,
    "configuration_key" TEXT NOT NULL,
    "configuration" JSONB NOT NULL,
    "publish" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "rerun_of_id" UUID,
    "state" "RunState" NOT NULL DEFAULT 'draft',
    "reason" TEXT,
    "queue" TEXT NOT NULL,
    "fingerprint" TEXT,
    "provenance" JSONB,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "final" INTEGER NOT NULL DEFAULT 0,
    "error_streak" INTEGER NOT NULL DEFAULT 0,
    "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
    "completion_tokens" BIGINT NOT NULL DEFAULT 0,
    "budget" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "queued_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_log" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "level" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "sample" INTEGER NOT NULL,
    "arm" TEXT NOT NULL DEFAULT '',
    "depends_on" UUID[],
    "phase" INTEGER NOT NULL DEFAULT 0,
    "exclusive" BOOLEAN NOT NULL DEFAULT false,
    "state" "AttemptState" NOT NULL DEFAULT 'open',
    "outcome" "Outcome",
    "score" DOUBLE PRECISION,
    "correct" BOOLEAN,
    "reason" TEXT,
    "losses" INTEGER NOT NULL DEFAULT 0,
    "score_tries" INTEGER NOT NULL DEFAULT 0,
    "scoring_since" TIMESTAMPTZ(3),
    "lease_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turns" (
    "attempt_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "prompt_hash" TEXT NOT NULL,
    "post_hash" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "reasoning" TEXT,
    "finish_reason" TEXT,
    "usage" JSONB NOT NULL,
    "timing" JSONB NOT NULL,
    "fence" INTEGER NOT NULL,
    "lease_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "turns_pkey" PRIMARY KEY ("attempt_id","n")
);

-- CreateTable
CREATE TABLE "scores" (
    "attempt_id" UUID NOT NULL,
    "protocol_key" TEXT NOT NULL,
    "scorer_version" TEXT NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "score" DOUBLE PRECISION,
    "correct" BOOLEAN,
    "detail" JSONB NOT NULL,
    "ms" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scores_pkey" PRIMARY KEY ("attempt_id","protocol_key")
);

-- CreateTable
CREATE TABLE "item_sums" (
    "run_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "present" INTEGER NOT NULL DEFAULT 0,
    "correct" INTEGER NOT NULL DEFAULT 0,
    "milli" BIGINT NOT NULL DEFAULT 0,
    "milli_sq" BIGINT NOT NULL DEFAULT 0,
    "outcomes" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "item_sums_pkey" PRIMARY KEY ("run_id","item_id")
);

-- CreateTable
CREATE TABLE "runners" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "boot_id" TEXT,
    "version" TEXT,
    "capabilities" JSONB NOT NULL,
    "hardware" JSONB NOT NULL,
    "trusted" BOOLEAN NOT NULL DEFAULT false,
    "draining" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "runners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leases" (
    "id" UUID NOT NULL,
    "runner_id" UUID NOT NULL,
    "boot_id" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "state" "LeaseState" NOT NULL DEFAULT 'live',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "leases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "held_attempts" (
    "attempt_id" UUID NOT NULL,
    "lease_id" UUID NOT NULL,
    "fence" INTEGER NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "absent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "held_attempts_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "leaderboard_entries" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "suite_version_id" UUID NOT NULL,
    "split" TEXT NOT NULL,
    "model_id" UUID NOT NULL,
    "protocol_key" TEXT NOT NULL,
    "configuration_key" TEXT NOT NULL,
    "trust" "TrustTier" NOT NULL,
    "state" "EntryState" NOT NULL DEFAULT 'published',
    "metrics" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "leaderboard_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_events" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "kind" "EntryEventKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "metrics" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entry_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "id" UUID NOT NULL,
    "suite_version_id" UUID NOT NULL,
    "split" TEXT NOT NULL,
    "protocol_key" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_handle_key" ON "users"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_hash_key" ON "api_tokens"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "suite_versions_suite_id_version_key" ON "suite_versions"("suite_id", "version");

-- CreateIndex
CREATE INDEX "items_suite_version_id_splits_idx" ON "items"("suite_version_id", "splits");

-- CreateIndex
CREATE UNIQUE INDEX "items_suite_version_id_slug_key" ON "items"("suite_version_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "models_slug_key" ON "models"("slug");

-- CreateIndex
CREATE INDEX "endpoints_owner_id_model_id_idx" ON "endpoints"("owner_id", "model_id");

-- CreateIndex
CREATE INDEX "submissions_owner_id_created_at_idx" ON "submissions"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "submissions_configuration_key_idx" ON "submissions"("configuration_key");

-- CreateIndex
CREATE INDEX "runs_state_idx" ON "runs"("state");

-- CreateIndex
CREATE INDEX "runs_submission_id_idx" ON "runs"("submission_id");

-- CreateIndex
CREATE INDEX "run_log_run_id_seq_idx" ON "run_log"("run_id", "seq");

-- CreateIndex
CREATE INDEX "attempts_run_id_state_idx" ON "attempts"("run_id", "state");

-- CreateIndex
CREATE INDEX "attempts_lease_id_idx" ON "attempts"("lease_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempts_run_id_item_id_sample_arm_key" ON "attempts"("run_id", "item_id", "sample", "arm");

-- CreateIndex
CREATE UNIQUE INDEX "runners_key_hash_key" ON "runners"("key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "runners_owner_id_name_key" ON "runners"("owner_id", "name");

-- CreateIndex
CREATE INDEX "leases_state_beat_at_idx" ON "leases"("state", "beat_at");

-- CreateIndex
CREATE INDEX "leases_runner_id_state_idx" ON "leases"("runner_id", "state");

-- CreateIndex
CREATE INDEX "held_attempts_lease_id_idx" ON "held_attempts"("lease_id");

-- CreateIndex
CREATE UNIQUE INDEX "leaderboard_entries_run_id_key" ON "leaderboard_entries"("run_id");

-- CreateIndex
CREATE INDEX "leaderboard_entries_suite_version_id_split_protocol_key_idx" ON "leaderboard_entries"("suite_version_id", "split", "protocol_key");

-- CreateIndex
CREATE INDEX "entry_events_entry_id_id_idx" ON "entry_events"("entry_id", "id");

-- CreateIndex
CREATE INDEX "snapshots_suite_version_id_split_protocol_key_created_at_idx" ON "snapshots"("suite_version_id", "split", "protocol_key", "created_at");

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_versions" ADD CONSTRAINT "suite_versions_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_suite_version_id_fkey" FOREIGN KEY ("suite_version_id") REFERENCES "suite_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_keys" ADD CONSTRAINT "item_keys_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "models" ADD CONSTRAINT "models_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_suite_version_id_fkey" FOREIGN KEY ("suite_version_id") REFERENCES "suite_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_rerun_of_id_fkey" FOREIGN KEY ("rerun_of_id") REFERENCES "runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_log" ADD CONSTRAINT "run_log_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "leases"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turns" ADD CONSTRAINT "turns_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_sums" ADD CONSTRAINT "item_sums_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_sums" ADD CONSTRAINT "item_sums_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runners" ADD CONSTRAINT "runners_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leases" ADD CONSTRAINT "leases_runner_id_fkey" FOREIGN KEY ("runner_id") REFERENCES "runners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leases" ADD CONSTRAINT "leases_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_attempts" ADD CONSTRAINT "held_attempts_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "leases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leaderboard_entries" ADD CONSTRAINT "leaderboard_entries_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leaderboard_entries" ADD CONSTRAINT "leaderboard_entries_suite_version_id_fkey" FOREIGN KEY ("suite_version_id") REFERENCES "suite_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leaderboard_entries" ADD CONSTRAINT "leaderboard_entries_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_events" ADD CONSTRAINT "entry_events_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "leaderboard_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_events" ADD CONSTRAINT "entry_events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_suite_version_id_fkey" FOREIGN KEY ("suite_version_id") REFERENCES "suite_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Scoring takes its work from the attempts' own rows: keep the few that wait for it findable among millions.
CREATE INDEX "attempts_answered" ON "attempts" ("answered_at") WHERE "state" = 'answered';
CREATE INDEX "attempts_scoring" ON "attempts" ("scoring_since") WHERE "state" = 'scoring';
CREATE INDEX "attempts_depends_on" ON "attempts" USING gin ("depends_on") WHERE "state" = 'blocked';
CREATE INDEX "runs_unfinished" ON "runs" ("queued_at") WHERE "state" NOT IN ('done', 'cancelled');

-- History is append-only, snapshots and turns are immutable: the database itself refuses to change them.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "entry_events_append_only" BEFORE UPDATE OR DELETE ON "entry_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "snapshots_immutable" BEFORE UPDATE OR DELETE ON "snapshots"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "turns_immutable" BEFORE UPDATE ON "turns"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "scores_immutable" BEFORE UPDATE ON "scores"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
