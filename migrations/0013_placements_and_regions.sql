-- Made by `npm run db:generate`, then edited by hand:
--   1. new tables are STRICT, tender_regions is WITHOUT ROWID;
--   2. triggers, which drizzle-kit has no word for, derive regions of tenders and numbers of bids whoever writes what they follow from,
--      at the end, with what follows from the rows that are there.
CREATE TABLE `placements` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`article_id` integer NOT NULL,
	`import_id` integer NOT NULL,
	`locator` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `placements_document_article_import` ON `placements` (`document_id`,`article_id`,`import_id`,`locator`);--> statement-breakpoint
CREATE INDEX `placements_article` ON `placements` (`article_id`);--> statement-breakpoint
CREATE INDEX `placements_import` ON `placements` (`import_id`);--> statement-breakpoint
CREATE TABLE `tender_regions` (
	`nuts` text NOT NULL,
	`tender_id` integer NOT NULL,
	`basis` text NOT NULL,
	PRIMARY KEY(`nuts`, `tender_id`),
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tender_regions_basis" CHECK("tender_regions"."basis" = 'PERFORMANCE' OR "tender_regions"."basis" = 'BUYER')
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tender_regions_tender` ON `tender_regions` (`tender_id`,`nuts`,`basis`);--> statement-breakpoint
ALTER TABLE `node_keys` ADD `source` text GENERATED ALWAYS AS (substr(key, 1, instr(key, ':') - 1)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `node_keys_source` ON `node_keys` (`source`,`node_id`);--> statement-breakpoint
ALTER TABLE `organisations` ADD `address_nuts` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `bid_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `organisations_bid_count` ON `organisations` (`bid_count`);--> statement-breakpoint
CREATE INDEX `organisations_nuts` ON `organisations` (`address_nuts`) WHERE "organisations"."address_nuts" IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `tender_places_added` AFTER INSERT ON `tender_places` WHEN NEW.`place` GLOB '[A-Z][A-Z][0-9A-Z]*' BEGIN
	DELETE FROM `tender_regions` WHERE `tender_id` = NEW.`tender_id` AND `basis` = 'BUYER';
	INSERT OR REPLACE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) VALUES (NEW.`place`, NEW.`tender_id`, 'PERFORMANCE');
END;
--> statement-breakpoint
CREATE TRIGGER `tender_places_removed` AFTER DELETE ON `tender_places` WHEN OLD.`place` GLOB '[A-Z][A-Z][0-9A-Z]*' BEGIN
	DELETE FROM `tender_regions` WHERE `nuts` = OLD.`place` AND `tender_id` = OLD.`tender_id`;
	INSERT OR IGNORE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) SELECT o.`address_nuts`, t.`id`, 'BUYER' FROM `tenders` t JOIN `organisations` o ON o.`id` = t.`buyer_id` WHERE t.`id` = OLD.`tender_id` AND o.`address_nuts` GLOB '[A-Z][A-Z][0-9A-Z]*' AND NOT EXISTS (SELECT 1 FROM `tender_regions` r WHERE r.`tender_id` = t.`id` AND r.`basis` = 'PERFORMANCE');
END;
--> statement-breakpoint
CREATE TRIGGER `tenders_added` AFTER INSERT ON `tenders` WHEN NEW.`buyer_id` IS NOT NULL BEGIN
	INSERT OR IGNORE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) SELECT o.`address_nuts`, t.`id`, 'BUYER' FROM `tenders` t JOIN `organisations` o ON o.`id` = t.`buyer_id` WHERE t.`id` = NEW.`id` AND o.`address_nuts` GLOB '[A-Z][A-Z][0-9A-Z]*' AND NOT EXISTS (SELECT 1 FROM `tender_regions` r WHERE r.`tender_id` = t.`id` AND r.`basis` = 'PERFORMANCE');
END;
--> statement-breakpoint
CREATE TRIGGER `tenders_bought` AFTER UPDATE OF `buyer_id` ON `tenders` WHEN OLD.`buyer_id` IS NOT NEW.`buyer_id` BEGIN
	DELETE FROM `tender_regions` WHERE `tender_id` = NEW.`id` AND `basis` = 'BUYER';
	INSERT OR IGNORE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) SELECT o.`address_nuts`, t.`id`, 'BUYER' FROM `tenders` t JOIN `organisations` o ON o.`id` = t.`buyer_id` WHERE t.`id` = NEW.`id` AND o.`address_nuts` GLOB '[A-Z][A-Z][0-9A-Z]*' AND NOT EXISTS (SELECT 1 FROM `tender_regions` r WHERE r.`tender_id` = t.`id` AND r.`basis` = 'PERFORMANCE');
END;
--> statement-breakpoint
CREATE TRIGGER `organisations_moved` AFTER UPDATE OF `address_nuts` ON `organisations` WHEN OLD.`address_nuts` IS NOT NEW.`address_nuts` BEGIN
	DELETE FROM `tender_regions` WHERE `basis` = 'BUYER' AND `tender_id` IN (SELECT `id` FROM `tenders` WHERE `buyer_id` = NEW.`id`);
	INSERT OR IGNORE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) SELECT o.`address_nuts`, t.`id`, 'BUYER' FROM `tenders` t JOIN `organisations` o ON o.`id` = t.`buyer_id` WHERE t.`buyer_id` = NEW.`id` AND o.`address_nuts` GLOB '[A-Z][A-Z][0-9A-Z]*' AND NOT EXISTS (SELECT 1 FROM `tender_regions` r WHERE r.`tender_id` = t.`id` AND r.`basis` = 'PERFORMANCE');
END;
--> statement-breakpoint
CREATE TRIGGER `organisations_added` AFTER INSERT ON `organisations` BEGIN
	UPDATE `organisations` SET `bid_count` = (SELECT count(*) FROM `bid_parties` WHERE `organisation_id` = NEW.`id` AND `withdrawn` = 0) WHERE `id` = NEW.`id` AND `bid_count` <> (SELECT count(*) FROM `bid_parties` WHERE `organisation_id` = NEW.`id` AND `withdrawn` = 0);
	INSERT OR IGNORE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) SELECT o.`address_nuts`, t.`id`, 'BUYER' FROM `tenders` t JOIN `organisations` o ON o.`id` = t.`buyer_id` WHERE t.`buyer_id` = NEW.`id` AND o.`address_nuts` GLOB '[A-Z][A-Z][0-9A-Z]*' AND NOT EXISTS (SELECT 1 FROM `tender_regions` r WHERE r.`tender_id` = t.`id` AND r.`basis` = 'PERFORMANCE');
END;
--> statement-breakpoint
CREATE TRIGGER `bid_parties_added` AFTER INSERT ON `bid_parties` WHEN NEW.`withdrawn` = 0 BEGIN
	UPDATE `organisations` SET `bid_count` = `bid_count` + 1 WHERE `id` = NEW.`organisation_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bid_parties_removed` AFTER DELETE ON `bid_parties` WHEN OLD.`withdrawn` = 0 BEGIN
	UPDATE `organisations` SET `bid_count` = `bid_count` - 1 WHERE `id` = OLD.`organisation_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bid_parties_changed` AFTER UPDATE OF `organisation_id`, `withdrawn` ON `bid_parties` WHEN OLD.`organisation_id` <> NEW.`organisation_id` OR OLD.`withdrawn` <> NEW.`withdrawn` BEGIN
	UPDATE `organisations` SET `bid_count` = `bid_count` - 1 WHERE `id` = OLD.`organisation_id` AND OLD.`withdrawn` = 0;
	UPDATE `organisations` SET `bid_count` = `bid_count` + 1 WHERE `id` = NEW.`organisation_id` AND NEW.`withdrawn` = 0;
END;
--> statement-breakpoint
INSERT OR IGNORE INTO `tender_regions` (`nuts`, `tender_id`, `basis`) SELECT `place`, `tender_id`, 'PERFORMANCE' FROM `tender_places` WHERE `place` GLOB '[A-Z][A-Z][0-9A-Z]*';
--> statement-breakpoint
UPDATE `organisations` SET `bid_count` = (SELECT count(*) FROM `bid_parties` WHERE `organisation_id` = `organisations`.`id` AND `withdrawn` = 0);
