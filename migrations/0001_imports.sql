-- Made by `npm run db:generate`, then edited by hand: every table is STRICT.
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`reading` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text,
	`size_bytes` integer,
	`status` text NOT NULL,
	`started` text NOT NULL,
	`finished` text,
	`items` integer DEFAULT 0 NOT NULL,
	`documents` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`nodes_created` integer DEFAULT 0 NOT NULL,
	`nodes_changed` integer DEFAULT 0 NOT NULL,
	`claims_created` integer DEFAULT 0 NOT NULL,
	`claims_changed` integer DEFAULT 0 NOT NULL,
	`evidence_added` integer DEFAULT 0 NOT NULL,
	`rejects_file` text,
	`rejects_bytes` integer DEFAULT 0 NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	CONSTRAINT "imports_status" CHECK("imports"."status" = 'RUNNING' OR "imports"."status" = 'COMPLETE' OR "imports"."status" = 'STOPPED' OR "imports"."status" = 'UNUSABLE'),
	CONSTRAINT "imports_finished" CHECK(("imports"."status" = 'RUNNING') = ("imports"."finished" IS NULL)),
	CONSTRAINT "imports_counted" CHECK("imports"."items" >= "imports"."documents" AND "imports"."documents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `imports_file` ON `imports` (`sha256`,`source`);--> statement-breakpoint
CREATE TABLE `quality_flags` (
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
	CONSTRAINT "quality_flags_flag" CHECK("quality_flags"."flag" = 'LOST_ACCENTS' OR "quality_flags"."flag" = 'ESCAPED_TEXT' OR "quality_flags"."flag" = 'PLACEHOLDER_TEXT' OR "quality_flags"."flag" = 'ZERO_AMOUNT' OR "quality_flags"."flag" = 'NEGATIVE_AMOUNT' OR "quality_flags"."flag" = 'IMPLAUSIBLE_AMOUNT' OR "quality_flags"."flag" = 'ROUNDED_AMOUNT' OR "quality_flags"."flag" = 'INVALID_AMOUNT' OR "quality_flags"."flag" = 'INVALID_CURRENCY' OR "quality_flags"."flag" = 'IMPLAUSIBLE_DATE' OR "quality_flags"."flag" = 'INVALID_DATE' OR "quality_flags"."flag" = 'MISSING_DATE' OR "quality_flags"."flag" = 'INVALID_CODE' OR "quality_flags"."flag" = 'UNCHECKED_IDENTIFIER' OR "quality_flags"."flag" = 'INVALID_IDENTIFIER' OR "quality_flags"."flag" = 'SHARED_IDENTIFIER' OR "quality_flags"."flag" = 'DANGLING_REFERENCE' OR "quality_flags"."flag" = 'CONTRADICTION' OR "quality_flags"."flag" = 'DUPLICATE'),
	CONSTRAINT "quality_flags_owner" CHECK(("quality_flags"."node_id" IS NULL) <> ("quality_flags"."claim_id" IS NULL)),
	CONSTRAINT "quality_flags_left_out" CHECK("quality_flags"."left_out" IN (0, 1)),
	CONSTRAINT "quality_flags_field" CHECK(length("quality_flags"."field") > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_node` ON `quality_flags` (`node_id`,`field`,`flag`,`published`) WHERE "quality_flags"."node_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_claim` ON `quality_flags` (`claim_id`,`field`,`flag`,`published`) WHERE "quality_flags"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `quality_flags_flag` ON `quality_flags` (`flag`);