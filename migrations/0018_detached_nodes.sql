-- Made by `npm run db:generate`, then edited by hand: new tables are STRICT.
CREATE TABLE `detached_nodes` (
	`node_id` integer PRIMARY KEY NOT NULL,
	`stated_id` integer NOT NULL,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stated_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `detached_nodes_stated` ON `detached_nodes` (`stated_id`);--> statement-breakpoint
CREATE TABLE `detachments` (
	`id` integer PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`scheme` text NOT NULL,
	`value` text NOT NULL,
	`node_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`at` text NOT NULL,
	`by` text,
	`note` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "detachments_action" CHECK("detachments"."action" = 'DETACHED' OR "detachments"."action" = 'ATTACHED')
) STRICT;
