-- Made by `npm run db:generate`, then edited by hand: establishments that are there get the code that organisations of a region of the same name
-- have, where all of them have the same one. Sources that give codes give one name to each.
ALTER TABLE `establishments` ADD `nuts` text;--> statement-breakpoint
CREATE INDEX `establishments_nuts` ON `establishments` (`nuts`) WHERE "establishments"."nuts" IS NOT NULL;--> statement-breakpoint
UPDATE `establishments` SET `nuts` = coded.`nuts` FROM (SELECT `address_region` AS region, min(`address_nuts`) AS nuts FROM `organisations` WHERE `address_region` IS NOT NULL AND `address_nuts` IS NOT NULL GROUP BY `address_region` HAVING min(`address_nuts`) = max(`address_nuts`)) AS coded WHERE coded.region = `establishments`.`region`;
