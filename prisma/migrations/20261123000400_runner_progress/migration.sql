-- AlterTable
ALTER TABLE "runners" ADD COLUMN     "progress" JSONB;
