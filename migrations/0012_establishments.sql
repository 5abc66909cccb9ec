-- Made by `npm run db:generate`, then edited by hand: new tables are STRICT, claim_establishments is WITHOUT ROWID.
CREATE TABLE `claim_establishments` (
	`claim_id` integer NOT NULL,
	`establishment_id` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `establishment_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`establishment_id`) REFERENCES `establishments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `claim_establishments_establishment` ON `claim_establishments` (`establishment_id`);--> statement-breakpoint
CREATE TABLE `establishments` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`scheme` text NOT NULL,
	`value` text NOT NULL,
	`name` text,
	`locality` text,
	`region` text,
	`country` text,
	`stated_on` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "establishments_valued" CHECK(length("establishments"."scheme") > 0 AND length("establishments"."value") > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `establishments_number` ON `establishments` (`scheme`,`value`);--> statement-breakpoint
CREATE INDEX `establishments_organisation` ON `establishments` (`organisation_id`);
