-- Made by `npm run db:generate`, then edited by hand where drizzle-kit has no word for it:
--   1. every table is STRICT;
--   2. restated_ends and restated_parties are WITHOUT ROWID.
-- Run whole in one transaction by src/db/migrate.ts.
CREATE TABLE `merged_nodes` (
	`node_id` integer PRIMARY KEY NOT NULL,
	`node_type` text NOT NULL,
	`into_id` integer NOT NULL,
	`slug` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`node_id`,`node_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`into_id`,`node_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merged_nodes_type" CHECK("merged_nodes"."node_type" = 'ORGANISATION' OR "merged_nodes"."node_type" = 'PERSON' OR "merged_nodes"."node_type" = 'REGULATION'),
	CONSTRAINT "merged_nodes_distinct" CHECK("merged_nodes"."node_id" <> "merged_nodes"."into_id"),
	CONSTRAINT "merged_nodes_state" CHECK(json_valid("merged_nodes"."state"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `merged_nodes_slug` ON `merged_nodes` (`node_type`,`slug`);--> statement-breakpoint
CREATE INDEX `merged_nodes_into_node` ON `merged_nodes` (`into_id`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` integer PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`node_id` integer NOT NULL,
	`into_id` integer NOT NULL,
	`at` text NOT NULL,
	`by` text,
	`note` text,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`into_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merges_action" CHECK("merges"."action" = 'MERGED' OR "merges"."action" = 'UNMERGED')
) STRICT;
--> statement-breakpoint
CREATE INDEX `merges_node` ON `merges` (`node_id`);--> statement-breakpoint
CREATE TABLE `restated_ends` (
	`place` text NOT NULL,
	`row_id` integer NOT NULL,
	`stated_id` integer NOT NULL,
	PRIMARY KEY(`place`, `row_id`),
	FOREIGN KEY (`stated_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `restated_ends_stated` ON `restated_ends` (`stated_id`,`place`,`row_id`);--> statement-breakpoint
CREATE TABLE `restated_parties` (
	`bid_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`bid_id`, `organisation_id`),
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "restated_parties_role" CHECK("restated_parties"."role" = 'SOLE' OR "restated_parties"."role" = 'LEAD' OR "restated_parties"."role" = 'MEMBER' OR "restated_parties"."role" = 'SUBCONTRACTOR')
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `restated_parties_organisation` ON `restated_parties` (`organisation_id`,`bid_id`);--> statement-breakpoint
CREATE TABLE `survivors` (
	`node_id` integer PRIMARY KEY NOT NULL,
	`known_from` text NOT NULL,
	`borrowed` text NOT NULL,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "survivors_known_from_day" CHECK("survivors"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "survivors_borrowed" CHECK(json_valid("survivors"."borrowed"))
) STRICT;
--> statement-breakpoint
DROP INDEX `identifiers_checked`;--> statement-breakpoint
ALTER TABLE `identifiers` ADD `borrowed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `identifiers_checked` ON `identifiers` (`node_type`,`scheme`,`value`) WHERE "identifiers"."checked" = 1 AND "identifiers"."borrowed" = 0;--> statement-breakpoint
ALTER TABLE `aliases` ADD `borrowed` integer DEFAULT false NOT NULL;
