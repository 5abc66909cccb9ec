-- Names are sorted and looked up by the first 500 characters of their key: an index of PostgreSQL holds no more of a text.
UPDATE `articles` SET `name_key` = substr(`name_key`, 1, 500) WHERE length(`name_key`) > 500;
--> statement-breakpoint
UPDATE `organisations` SET `name_key` = substr(`name_key`, 1, 500) WHERE length(`name_key`) > 500;
--> statement-breakpoint
UPDATE `people` SET `name_key` = substr(`name_key`, 1, 500) WHERE length(`name_key`) > 500;
--> statement-breakpoint
UPDATE `regulations` SET `name_key` = substr(`name_key`, 1, 500) WHERE length(`name_key`) > 500;
--> statement-breakpoint
UPDATE `tenders` SET `name_key` = substr(`name_key`, 1, 500) WHERE length(`name_key`) > 500;
--> statement-breakpoint
UPDATE `aliases` SET `name_key` = substr(`name_key`, 1, 500) WHERE length(`name_key`) > 500;
