DROP INDEX `tenders_date`;--> statement-breakpoint
DROP INDEX `tenders_buyer_date`;--> statement-breakpoint
DROP INDEX `tenders_status_date`;--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_basis` text GENERATED ALWAYS AS (CASE WHEN value_minor IS NULL THEN NULL WHEN value_kind IN ('BUDGET', 'ESTIMATE') THEN value_kind WHEN value_parts IS NULL THEN 'STATED' WHEN value_parts = 1 THEN 'ONE_AWARD' ELSE 'SUM_OF_AWARDS' END) VIRTUAL;--> statement-breakpoint
ALTER TABLE `tenders` ADD `date_key` text GENERATED ALWAYS AS (coalesce(published, bids_from, awarded, deadline, known_from)) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `tenders_date` ON `tenders` (`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_date` ON `tenders` (`buyer_id`,`date_key`);--> statement-breakpoint
CREATE INDEX `tenders_status_date` ON `tenders` (`status`,`date_key`);