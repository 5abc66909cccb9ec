ALTER TABLE `tenders` ADD `awarded_key` text GENERATED ALWAYS AS (coalesce(awarded, '')) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `tenders_awarded` ON `tenders` (`awarded_key`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_awarded` ON `tenders` (`buyer_id`,`awarded_key`);