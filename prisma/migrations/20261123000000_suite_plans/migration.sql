-- AlterTable
ALTER TABLE "items" ADD COLUMN     "drawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "submissions" ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "has_exclusive" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "report" JSONB;

-- AlterTable
ALTER TABLE "attempts" ADD COLUMN     "code" TEXT;
