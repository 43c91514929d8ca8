-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "judges_run_id" UUID;

-- The judgements of a run are looked up with it.
CREATE INDEX "runs_judges_run_id_idx" ON "runs"("judges_run_id");

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_judges_run_id_fkey" FOREIGN KEY ("judges_run_id") REFERENCES "runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;
