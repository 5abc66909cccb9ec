-- Made by `npm run db:generate`, then edited by hand: drizzle-kit would rebuild tenders, which have triggers, for the sake of a CHECK.
-- The column is filled by src/db/write/derive/derive-anew.ts, which sees that the rules are others.
DROP INDEX `tenders_date`;--> statement-breakpoint
DROP INDEX `tenders_buyer_date`;--> statement-breakpoint
DROP INDEX `tenders_status_date`;--> statement-breakpoint
DROP INDEX `tenders_published`;--> statement-breakpoint
DROP INDEX `tenders_buyer_published`;--> statement-breakpoint
DROP INDEX `tenders_status_published`;--> statement-breakpoint
ALTER TABLE `tenders` DROP COLUMN `date`;--> statement-breakpoint
ALTER TABLE `tenders` DROP COLUMN `date_kind`;--> statement-breakpoint
ALTER TABLE `tenders` DROP COLUMN `date_key`;--> statement-breakpoint
ALTER TABLE `tenders` DROP COLUMN `published_key`;--> statement-breakpoint
ALTER TABLE `tenders` ADD `launched` text CONSTRAINT "tenders_launched_date" CHECK("launched" GLOB '[0-9][0-9][0-9][0-9]' OR "launched" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "launched" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "launched" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*');--> statement-breakpoint
ALTER TABLE `tenders` ADD `called` text GENERATED ALWAYS AS (coalesce(published, launched)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `date` text GENERATED ALWAYS AS (coalesce(published, launched, bids_from, awarded, deadline, known_from)) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `date_kind` text GENERATED ALWAYS AS (CASE WHEN published IS NOT NULL OR launched IS NOT NULL OR bids_from IS NOT NULL THEN 'CALL' WHEN awarded IS NOT NULL THEN 'AWARD' WHEN deadline IS NOT NULL THEN 'DEADLINE' ELSE 'DOCUMENT' END) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `date_key` text GENERATED ALWAYS AS (coalesce(published, launched, bids_from, awarded, deadline, known_from)) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `published_key` text GENERATED ALWAYS AS (coalesce(published, launched, '')) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `tenders_date` ON `tenders` (`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_date` ON `tenders` (`buyer_id`,`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_status_date` ON `tenders` (`status`,`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_published` ON `tenders` (`published_key`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_published` ON `tenders` (`buyer_id`,`published_key`);--> statement-breakpoint
CREATE INDEX `tenders_status_published` ON `tenders` (`status`,`published_key`);
