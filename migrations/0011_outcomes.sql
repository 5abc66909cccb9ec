-- Made by `npm run db:generate`, then edited by hand: drizzle-kit would rebuild bids and tenders for the sake of the CHECKs; tables are STRICT,
-- amount_medians is WITHOUT ROWID and made anew, for all of it is derived; flags of the old rule, which knew the size alone, are gone.
-- The columns are filled by src/db/write/derive/derive-anew.ts, which sees that the rules are others.
ALTER TABLE `bids` ADD `outcome` text DEFAULT 'UNDECIDED' NOT NULL CONSTRAINT "bids_outcome" CHECK("outcome" = 'WON' OR "outcome" = 'LOST' OR "outcome" = 'WITHDRAWN' OR "outcome" = 'NOBODY_WON' OR "outcome" = 'UNKNOWN' OR "outcome" = 'UNDECIDED');--> statement-breakpoint
ALTER TABLE `bids` ADD `outcome_is_stated` integer DEFAULT false NOT NULL CONSTRAINT "bids_outcome_is_stated" CHECK("outcome_is_stated" IN (0, 1));--> statement-breakpoint
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
CREATE TABLE `__new_quality_flags` (
	`id` integer PRIMARY KEY NOT NULL,
	`node_id` integer,
	`claim_id` integer,
	`flag` text NOT NULL,
	`field` text NOT NULL,
	`published` text DEFAULT '' NOT NULL,
	`left_out` integer DEFAULT false NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quality_flags_flag" CHECK("__new_quality_flags"."flag" = 'LOST_ACCENTS' OR "__new_quality_flags"."flag" = 'ESCAPED_TEXT' OR "__new_quality_flags"."flag" = 'PLACEHOLDER_TEXT' OR "__new_quality_flags"."flag" = 'UNSAFE_CHARACTERS' OR "__new_quality_flags"."flag" = 'CUT_TEXT' OR "__new_quality_flags"."flag" = 'ZERO_AMOUNT' OR "__new_quality_flags"."flag" = 'NEGATIVE_AMOUNT' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_AMOUNT' OR "__new_quality_flags"."flag" = 'UNUSUAL_AMOUNT' OR "__new_quality_flags"."flag" = 'TOKEN_AMOUNT' OR "__new_quality_flags"."flag" = 'ROUNDED_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_CURRENCY' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_DATE' OR "__new_quality_flags"."flag" = 'INVALID_DATE' OR "__new_quality_flags"."flag" = 'MISSING_DATE' OR "__new_quality_flags"."flag" = 'INVALID_CODE' OR "__new_quality_flags"."flag" = 'UNCHECKED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'INVALID_IDENTIFIER' OR "__new_quality_flags"."flag" = 'SHARED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'DANGLING_REFERENCE' OR "__new_quality_flags"."flag" = 'CONTRADICTION' OR "__new_quality_flags"."flag" = 'DUPLICATE' OR "__new_quality_flags"."flag" = 'REWRITTEN' OR "__new_quality_flags"."flag" = 'REPLACED_PARTIES' OR "__new_quality_flags"."flag" = 'MIXED_CURRENCIES'),
	CONSTRAINT "quality_flags_owner" CHECK(("__new_quality_flags"."node_id" IS NULL) <> ("__new_quality_flags"."claim_id" IS NULL)),
	CONSTRAINT "quality_flags_left_out" CHECK("__new_quality_flags"."left_out" IN (0, 1)),
	CONSTRAINT "quality_flags_field" CHECK(length("__new_quality_flags"."field") > 0)
) STRICT;--> statement-breakpoint
INSERT INTO `__new_quality_flags`("id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day") SELECT "id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day" FROM `quality_flags` WHERE "flag" <> 'IMPLAUSIBLE_AMOUNT';--> statement-breakpoint
DROP TABLE `quality_flags`;--> statement-breakpoint
ALTER TABLE `__new_quality_flags` RENAME TO `quality_flags`;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_node` ON `quality_flags` (`node_id`,`field`,`flag`,`published`) WHERE "quality_flags"."node_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_claim` ON `quality_flags` (`claim_id`,`field`,`flag`,`published`) WHERE "quality_flags"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `quality_flags_flag` ON `quality_flags` (`flag`);--> statement-breakpoint
DROP TABLE `amount_medians`;--> statement-breakpoint
CREATE TABLE `amount_medians` (
	`division` text NOT NULL,
	`currency` text NOT NULL,
	`side` text NOT NULL,
	`amounts` integer NOT NULL,
	`median_minor` integer NOT NULL,
	`limit_minor` integer NOT NULL,
	PRIMARY KEY(`division`, `currency`, `side`),
	FOREIGN KEY (`division`) REFERENCES `amount_divisions`(`division`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "amount_medians_side" CHECK("amount_medians"."side" = 'ESTIMATED' OR "amount_medians"."side" = 'AGREED'),
	CONSTRAINT "amount_medians_counted" CHECK("amount_medians"."amounts" > 0 AND "amount_medians"."median_minor" > 0)
) STRICT, WITHOUT ROWID;--> statement-breakpoint
UPDATE `amount_divisions` SET `stale` = 1;--> statement-breakpoint
DROP INDEX `tenders_status_value`;--> statement-breakpoint
DROP INDEX `tenders_value`;--> statement-breakpoint
ALTER TABLE `tenders` DROP COLUMN `value_key`;--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_is_flagged` integer DEFAULT false NOT NULL CONSTRAINT "tenders_value_is_flagged" CHECK("value_is_flagged" IN (0, 1));--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_key` integer GENERATED ALWAYS AS (CASE WHEN value_is_flagged THEN -9007199254740990 ELSE coalesce(value_minor, -9007199254740991) END) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `tenders_value` ON `tenders` (`value_key`);--> statement-breakpoint
CREATE INDEX `tenders_status_value` ON `tenders` (`status`,`value_key`);--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_basis` text GENERATED ALWAYS AS (CASE WHEN value_minor IS NULL THEN NULL WHEN value_kind IN ('BUDGET', 'ESTIMATE') THEN value_kind WHEN value_parts IS NULL THEN 'STATED' WHEN value_parts = 1 THEN 'ONE_AWARD' ELSE 'SUM_OF_AWARDS' END) VIRTUAL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `date_key` text GENERATED ALWAYS AS (coalesce(published, bids_from, awarded, deadline, known_from)) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `tenders_date` ON `tenders` (`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_date` ON `tenders` (`buyer_id`,`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_status_date` ON `tenders` (`status`,`date_key`);
