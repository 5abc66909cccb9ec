-- Made by `npm run db:generate`, then edited by hand: drizzle-kit would rebuild bids and tenders for the sake of the CHECKs; tables are STRICT,
-- tender_twins is WITHOUT ROWID; value_basis, which no index has, is made anew with a word more.
-- The columns are filled by src/db/write/derive/derive-anew.ts, which sees that the rules are others.
CREATE TABLE `tender_twins` (
	`tender_id` integer NOT NULL,
	`twin_id` integer NOT NULL,
	`is_longer` integer NOT NULL,
	PRIMARY KEY(`tender_id`, `twin_id`),
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`twin_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tender_twins_is_longer" CHECK("tender_twins"."is_longer" IN (0, 1))
) STRICT, WITHOUT ROWID;--> statement-breakpoint
CREATE INDEX `tender_twins_twin` ON `tender_twins` (`twin_id`,`tender_id`);--> statement-breakpoint
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
	CONSTRAINT "quality_flags_flag" CHECK("__new_quality_flags"."flag" = 'LOST_ACCENTS' OR "__new_quality_flags"."flag" = 'ESCAPED_TEXT' OR "__new_quality_flags"."flag" = 'PLACEHOLDER_TEXT' OR "__new_quality_flags"."flag" = 'UNSAFE_CHARACTERS' OR "__new_quality_flags"."flag" = 'CUT_TEXT' OR "__new_quality_flags"."flag" = 'ZERO_AMOUNT' OR "__new_quality_flags"."flag" = 'NEGATIVE_AMOUNT' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_AMOUNT' OR "__new_quality_flags"."flag" = 'UNUSUAL_AMOUNT' OR "__new_quality_flags"."flag" = 'TOKEN_AMOUNT' OR "__new_quality_flags"."flag" = 'ROUNDED_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_CURRENCY' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_DATE' OR "__new_quality_flags"."flag" = 'INVALID_DATE' OR "__new_quality_flags"."flag" = 'MISSING_DATE' OR "__new_quality_flags"."flag" = 'INVALID_CODE' OR "__new_quality_flags"."flag" = 'UNCHECKED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'INVALID_IDENTIFIER' OR "__new_quality_flags"."flag" = 'SHARED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'DANGLING_REFERENCE' OR "__new_quality_flags"."flag" = 'CONTRADICTION' OR "__new_quality_flags"."flag" = 'DUPLICATE' OR "__new_quality_flags"."flag" = 'REWRITTEN' OR "__new_quality_flags"."flag" = 'REPLACED_PARTIES' OR "__new_quality_flags"."flag" = 'MIXED_CURRENCIES' OR "__new_quality_flags"."flag" = 'DUPLICATE_PUBLICATION'),
	CONSTRAINT "quality_flags_owner" CHECK(("__new_quality_flags"."node_id" IS NULL) <> ("__new_quality_flags"."claim_id" IS NULL)),
	CONSTRAINT "quality_flags_left_out" CHECK("__new_quality_flags"."left_out" IN (0, 1)),
	CONSTRAINT "quality_flags_field" CHECK(length("__new_quality_flags"."field") > 0)
) STRICT;--> statement-breakpoint
INSERT INTO `__new_quality_flags`("id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day") SELECT "id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day" FROM `quality_flags`;--> statement-breakpoint
DROP TABLE `quality_flags`;--> statement-breakpoint
ALTER TABLE `__new_quality_flags` RENAME TO `quality_flags`;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_node` ON `quality_flags` (`node_id`,`field`,`flag`,`published`) WHERE "quality_flags"."node_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_claim` ON `quality_flags` (`claim_id`,`field`,`flag`,`published`) WHERE "quality_flags"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `quality_flags_flag` ON `quality_flags` (`flag`);--> statement-breakpoint
ALTER TABLE `bids` ADD `is_duplicate` integer DEFAULT false NOT NULL CONSTRAINT "bids_is_duplicate" CHECK("is_duplicate" IN (0, 1));--> statement-breakpoint
ALTER TABLE `tenders` ADD `is_duplicate` integer DEFAULT false NOT NULL CONSTRAINT "tenders_is_duplicate" CHECK("is_duplicate" IN (0, 1));--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_is_shared` integer DEFAULT false NOT NULL CONSTRAINT "tenders_value_is_shared" CHECK("value_is_shared" IN (0, 1));--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_is_ceiling` integer CONSTRAINT "tenders_value_is_ceiling" CHECK("value_is_ceiling" IN (0, 1));--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_gaps` text;--> statement-breakpoint
ALTER TABLE `tenders` DROP COLUMN `value_basis`;--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_basis` text GENERATED ALWAYS AS (CASE WHEN value_minor IS NULL THEN NULL WHEN value_kind IN ('BUDGET', 'ESTIMATE') THEN value_kind WHEN value_is_shared THEN 'SHARED_CEILING' WHEN value_parts IS NULL THEN 'STATED' WHEN value_parts = 1 THEN 'ONE_AWARD' ELSE 'SUM_OF_AWARDS' END) VIRTUAL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_is_partial` integer GENERATED ALWAYS AS (CASE WHEN value_minor IS NOT NULL THEN value_gaps IS NOT NULL END) VIRTUAL;--> statement-breakpoint
CREATE INDEX `tenders_buyer_value` ON `tenders` (`buyer_id`,`value_minor`) WHERE "tenders"."value_minor" IS NOT NULL;
