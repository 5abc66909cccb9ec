-- Made by `npm run db:generate`, then edited by hand: the triggers that mark divisions stale for each new row ask first whether any
-- is not stale yet. While much is imported none is, and asking that costs a tenth of looking up the tender's codes.
CREATE INDEX `amount_divisions_settled` ON `amount_divisions` (`division`) WHERE "amount_divisions"."stale" = 0;
--> statement-breakpoint
DROP TRIGGER `tender_cpvs_added`;
--> statement-breakpoint
CREATE TRIGGER `tender_cpvs_added` AFTER INSERT ON `tender_cpvs` WHEN NOT EXISTS (SELECT 1 FROM `amount_divisions` WHERE `division` = substr(NEW.`code`, 1, 2) AND `stale` = 1) BEGIN
	INSERT INTO `amount_divisions` (`division`, `stale`) VALUES (substr(NEW.`code`, 1, 2), 1) ON CONFLICT (`division`) DO UPDATE SET `stale` = 1 WHERE `stale` = 0;
END;
--> statement-breakpoint
DROP TRIGGER `valuations_valued`;
--> statement-breakpoint
CREATE TRIGGER `valuations_valued` AFTER INSERT ON `valuations` WHEN NEW.`value_minor` IS NOT NULL AND EXISTS (SELECT 1 FROM `amount_divisions` WHERE `stale` = 0) BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
DROP TRIGGER `bids_valued`;
--> statement-breakpoint
CREATE TRIGGER `bids_valued` AFTER INSERT ON `bids` WHEN NEW.`value_minor` IS NOT NULL AND EXISTS (SELECT 1 FROM `amount_divisions` WHERE `stale` = 0) BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
