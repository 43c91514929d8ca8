-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "stopped" TEXT;

-- The runs made to complete another one are looked up with it.
CREATE INDEX "runs_rerun_of_id_idx" ON "runs"("rerun_of_id");
