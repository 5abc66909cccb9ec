-- Made by `npm run db:generate`, then edited by hand:
--   1. every table is STRICT, amount_medians is WITHOUT ROWID;
--   2. triggers, which drizzle-kit has no word for, mark a division stale whoever writes an amount or a code, at the end.
CREATE TABLE `amount_divisions` (
	`division` text PRIMARY KEY NOT NULL,
	`stale` integer NOT NULL,
	CONSTRAINT "amount_divisions_division" CHECK("amount_divisions"."division" GLOB '[0-9][0-9]'),
	CONSTRAINT "amount_divisions_stale" CHECK("amount_divisions"."stale" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `amount_medians` (
	`division` text NOT NULL,
	`currency` text NOT NULL,
	`amounts` integer NOT NULL,
	`median_minor` integer NOT NULL,
	PRIMARY KEY(`division`, `currency`),
	FOREIGN KEY (`division`) REFERENCES `amount_divisions`(`division`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "amount_medians_counted" CHECK("amount_medians"."amounts" > 0 AND "amount_medians"."median_minor" > 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `tender_cpvs_added` AFTER INSERT ON `tender_cpvs` BEGIN
	INSERT INTO `amount_divisions` (`division`, `stale`) VALUES (substr(NEW.`code`, 1, 2), 1) ON CONFLICT (`division`) DO UPDATE SET `stale` = 1 WHERE `stale` = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `tender_cpvs_removed` AFTER DELETE ON `tender_cpvs` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` = substr(OLD.`code`, 1, 2);
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = OLD.`tender_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `valuations_valued` AFTER INSERT ON `valuations` WHEN NEW.`value_minor` IS NOT NULL BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `valuations_revalued` AFTER UPDATE OF `value_minor`, `value_currency` ON `valuations` WHEN OLD.`value_minor` IS NOT NEW.`value_minor` OR OLD.`value_currency` IS NOT NEW.`value_currency` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `bids_valued` AFTER INSERT ON `bids` WHEN NEW.`value_minor` IS NOT NULL BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `bids_revalued` AFTER UPDATE OF `value_minor`, `value_currency` ON `bids` WHEN OLD.`value_minor` IS NOT NEW.`value_minor` OR OLD.`value_currency` IS NOT NEW.`value_currency` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
