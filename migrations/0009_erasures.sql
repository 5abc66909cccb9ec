-- Made by `npm run db:generate`, then edited by hand: new tables are STRICT and the PRAGMAs are left out.
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`at` text NOT NULL,
	`by` text,
	`note` text,
	`claims` integer NOT NULL,
	`mentions` integer NOT NULL,
	`texts` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `erasures_person` ON `erasures` (`person_id`);--> statement-breakpoint
CREATE TABLE `tombstones` (
	`hash` text PRIMARY KEY NOT NULL,
	`erasure_id` integer NOT NULL,
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tombstones_hash" CHECK(length("tombstones"."hash") = 64)
) STRICT;
--> statement-breakpoint
CREATE INDEX `tombstones_erasure` ON `tombstones` (`erasure_id`);--> statement-breakpoint
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
	CONSTRAINT "quality_flags_flag" CHECK("__new_quality_flags"."flag" = 'LOST_ACCENTS' OR "__new_quality_flags"."flag" = 'ESCAPED_TEXT' OR "__new_quality_flags"."flag" = 'PLACEHOLDER_TEXT' OR "__new_quality_flags"."flag" = 'UNSAFE_CHARACTERS' OR "__new_quality_flags"."flag" = 'CUT_TEXT' OR "__new_quality_flags"."flag" = 'ZERO_AMOUNT' OR "__new_quality_flags"."flag" = 'NEGATIVE_AMOUNT' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_AMOUNT' OR "__new_quality_flags"."flag" = 'ROUNDED_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_CURRENCY' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_DATE' OR "__new_quality_flags"."flag" = 'INVALID_DATE' OR "__new_quality_flags"."flag" = 'MISSING_DATE' OR "__new_quality_flags"."flag" = 'INVALID_CODE' OR "__new_quality_flags"."flag" = 'UNCHECKED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'INVALID_IDENTIFIER' OR "__new_quality_flags"."flag" = 'SHARED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'DANGLING_REFERENCE' OR "__new_quality_flags"."flag" = 'CONTRADICTION' OR "__new_quality_flags"."flag" = 'DUPLICATE' OR "__new_quality_flags"."flag" = 'REWRITTEN' OR "__new_quality_flags"."flag" = 'REPLACED_PARTIES' OR "__new_quality_flags"."flag" = 'MIXED_CURRENCIES'),
	CONSTRAINT "quality_flags_owner" CHECK(("__new_quality_flags"."node_id" IS NULL) <> ("__new_quality_flags"."claim_id" IS NULL)),
	CONSTRAINT "quality_flags_left_out" CHECK("__new_quality_flags"."left_out" IN (0, 1)),
	CONSTRAINT "quality_flags_field" CHECK(length("__new_quality_flags"."field") > 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_quality_flags`("id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day") SELECT "id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day" FROM `quality_flags`;--> statement-breakpoint
DROP TABLE `quality_flags`;--> statement-breakpoint
ALTER TABLE `__new_quality_flags` RENAME TO `quality_flags`;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_node` ON `quality_flags` (`node_id`,`field`,`flag`,`published`) WHERE "quality_flags"."node_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_claim` ON `quality_flags` (`claim_id`,`field`,`flag`,`published`) WHERE "quality_flags"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `quality_flags_flag` ON `quality_flags` (`flag`);
