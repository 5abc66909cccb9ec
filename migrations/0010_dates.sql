-- Made by `npm run db:generate`, then edited by hand: drizzle-kit would rebuild the table for the sake of the CHECKs.
-- The columns of bids are filled by src/db/write/derive/derive-anew.ts, which sees that the rules are others.
ALTER TABLE `bid_parties` ADD `date_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `bid_parties_date` ON `bid_parties` (`organisation_id`,`date_key`,`bid_id`,`withdrawn`);--> statement-breakpoint
ALTER TABLE `bids` ADD `date` text CONSTRAINT "bids_date" CHECK("date" GLOB '[0-9][0-9][0-9][0-9]' OR "date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*');--> statement-breakpoint
ALTER TABLE `bids` ADD `date_kind` text CONSTRAINT "bids_date_kind" CHECK(("date" IS NULL) = ("date_kind" IS NULL));--> statement-breakpoint
ALTER TABLE `bids` ADD `date_key` text GENERATED ALWAYS AS (coalesce(date, '')) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `bids` ADD `value_key` integer GENERATED ALWAYS AS (coalesce(value_minor, -9007199254740991)) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `bids` ADD `rank_key` integer GENERATED ALWAYS AS (coalesce("rank", 9007199254740991)) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `bids_lead_date` ON `bids` (`lead_id`,`date_key`,`id`,`withdrawn`);--> statement-breakpoint
ALTER TABLE `tenders` ADD `date` text GENERATED ALWAYS AS (coalesce(published, bids_from, awarded, deadline, known_from)) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `date_kind` text GENERATED ALWAYS AS (CASE WHEN published IS NOT NULL OR bids_from IS NOT NULL THEN 'CALL' WHEN awarded IS NOT NULL THEN 'AWARD' WHEN deadline IS NOT NULL THEN 'DEADLINE' ELSE 'DOCUMENT' END) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `tenders_date` ON `tenders` (`date`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_date` ON `tenders` (`buyer_id`,`date`);--> statement-breakpoint
CREATE INDEX `tenders_status_date` ON `tenders` (`status`,`date`);
