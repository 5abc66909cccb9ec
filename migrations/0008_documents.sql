-- Made by `npm run db:generate`, then edited by hand: new tables are STRICT, those without a rowid say so, the PRAGMAs are left out, and
-- claims, evidence and tenders get columns instead of being written anew.
CREATE TABLE `document_drops` (
	`document_id` integer NOT NULL,
	`claim_id` integer NOT NULL,
	PRIMARY KEY(`document_id`, `claim_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `document_drops_claim` ON `document_drops` (`claim_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`article_id` integer,
	`key` text NOT NULL,
	`series_id` integer,
	`moment` text NOT NULL,
	`day` text NOT NULL,
	`takes_back` text NOT NULL,
	`keeps` text,
	`hash` text NOT NULL,
	`reading` text NOT NULL,
	`edition` text,
	`raw` blob,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "documents_day_day" CHECK("documents"."day" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "documents_takes_back" CHECK("documents"."takes_back" = 'UNSAID' OR "documents"."takes_back" = 'DROPS' OR "documents"."takes_back" = 'NOTHING')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_key_moment` ON `documents` (`key`,`moment`);--> statement-breakpoint
CREATE INDEX `documents_series_moment` ON `documents` (`series_id`,`moment`) WHERE "documents"."series_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `documents_article` ON `documents` (`article_id`) WHERE "documents"."article_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `series_key` ON `series` (`key`);--> statement-breakpoint
CREATE TABLE `series_links` (
	`document_id` integer NOT NULL,
	`series_id` integer NOT NULL,
	PRIMARY KEY(`document_id`, `series_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `series_links_series` ON `series_links` (`series_id`);--> statement-breakpoint
CREATE TABLE `tender_statements` (
	`id` integer PRIMARY KEY NOT NULL,
	`tender_id` integer NOT NULL,
	`document_id` integer,
	`stated` text NOT NULL,
	`known_from` text NOT NULL,
	`known_until` text,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tender_statements_known_from_day" CHECK("tender_statements"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "tender_statements_known_until_day" CHECK("tender_statements"."known_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tender_statements_tender_document` ON `tender_statements` (`tender_id`,`document_id`) WHERE "tender_statements"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tender_statements_tender` ON `tender_statements` (`tender_id`);--> statement-breakpoint
CREATE INDEX `tender_statements_document` ON `tender_statements` (`document_id`);--> statement-breakpoint
CREATE TABLE `__new_quality_flags` (
	`id` integer PRIMARY KEY NOT NULL,
	`node_id` integer,
	`claim_id` integer,
	`flag` text NOT NULL,
	`field` text NOT NULL,
	`published` text DEFAULT '' NOT NULL,
	`left_out` integer DEFAULT false NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quality_flags_flag" CHECK("__new_quality_flags"."flag" = 'LOST_ACCENTS' OR "__new_quality_flags"."flag" = 'ESCAPED_TEXT' OR "__new_quality_flags"."flag" = 'PLACEHOLDER_TEXT' OR "__new_quality_flags"."flag" = 'ZERO_AMOUNT' OR "__new_quality_flags"."flag" = 'NEGATIVE_AMOUNT' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_AMOUNT' OR "__new_quality_flags"."flag" = 'ROUNDED_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_AMOUNT' OR "__new_quality_flags"."flag" = 'INVALID_CURRENCY' OR "__new_quality_flags"."flag" = 'IMPLAUSIBLE_DATE' OR "__new_quality_flags"."flag" = 'INVALID_DATE' OR "__new_quality_flags"."flag" = 'MISSING_DATE' OR "__new_quality_flags"."flag" = 'INVALID_CODE' OR "__new_quality_flags"."flag" = 'UNCHECKED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'INVALID_IDENTIFIER' OR "__new_quality_flags"."flag" = 'SHARED_IDENTIFIER' OR "__new_quality_flags"."flag" = 'DANGLING_REFERENCE' OR "__new_quality_flags"."flag" = 'CONTRADICTION' OR "__new_quality_flags"."flag" = 'DUPLICATE' OR "__new_quality_flags"."flag" = 'REWRITTEN' OR "__new_quality_flags"."flag" = 'REPLACED_PARTIES' OR "__new_quality_flags"."flag" = 'MIXED_CURRENCIES'),
	CONSTRAINT "quality_flags_owner" CHECK(("__new_quality_flags"."node_id" IS NULL) <> ("__new_quality_flags"."claim_id" IS NULL)),
	CONSTRAINT "quality_flags_left_out" CHECK("__new_quality_flags"."left_out" IN (0, 1)),
	CONSTRAINT "quality_flags_field" CHECK(length("__new_quality_flags"."field") > 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_quality_flags`("id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day") SELECT "id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day" FROM `quality_flags`;--> statement-breakpoint
DROP TABLE `quality_flags`;--> statement-breakpoint
ALTER TABLE `__new_quality_flags` RENAME TO `quality_flags`;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_node` ON `quality_flags` (`node_id`,`field`,`flag`,`published`) WHERE "quality_flags"."node_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_claim` ON `quality_flags` (`claim_id`,`field`,`flag`,`published`) WHERE "quality_flags"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `quality_flags_flag` ON `quality_flags` (`flag`);--> statement-breakpoint
DROP INDEX `assessments_assessor`;--> statement-breakpoint
DROP INDEX `assessments_object`;--> statement-breakpoint
ALTER TABLE `assessments` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `assessments_assessor` ON `assessments` (`assessor_id`,`id`,`withdrawn`) WHERE "assessments"."assessor_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `assessments_object` ON `assessments` (`object_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `authorships_author`;--> statement-breakpoint
DROP INDEX `authorships_article`;--> statement-breakpoint
ALTER TABLE `authorships` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `authorships_author` ON `authorships` (`author_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `authorships_article` ON `authorships` (`article_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `bid_parties_organisation`;--> statement-breakpoint
ALTER TABLE `bid_parties` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `bid_parties_organisation` ON `bid_parties` (`organisation_id`,`bid_id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `bids_tender`;--> statement-breakpoint
DROP INDEX `bids_lot`;--> statement-breakpoint
DROP INDEX `bids_lead`;--> statement-breakpoint
ALTER TABLE `bids` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `bids_tender` ON `bids` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `bids_lot` ON `bids` (`lot_id`,`id`,`withdrawn`) WHERE "bids"."lot_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `bids_lead` ON `bids` (`lead_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `citations_citing`;--> statement-breakpoint
DROP INDEX `citations_cited`;--> statement-breakpoint
ALTER TABLE `citations` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `citations_citing` ON `citations` (`citing_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `citations_cited` ON `citations` (`cited_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `edges_to`;--> statement-breakpoint
ALTER TABLE `edges` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `edges_to` ON `edges` (`to_id`,`kind`,`from_id`,`claim_id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `hostings_host`;--> statement-breakpoint
DROP INDEX `hostings_hosted`;--> statement-breakpoint
ALTER TABLE `hostings` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `hostings_host` ON `hostings` (`host_id`,`id`,`withdrawn`) WHERE "hostings"."host_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `hostings_hosted` ON `hostings` (`hosted_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `involvements_subject`;--> statement-breakpoint
DROP INDEX `involvements_object`;--> statement-breakpoint
ALTER TABLE `involvements` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `involvements_subject` ON `involvements` (`subject_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `involvements_object` ON `involvements` (`object_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `issuances_organisation`;--> statement-breakpoint
DROP INDEX `issuances_regulation`;--> statement-breakpoint
ALTER TABLE `issuances` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `issuances_organisation` ON `issuances` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `issuances_regulation` ON `issuances` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `offices_person`;--> statement-breakpoint
DROP INDEX `offices_organisation`;--> statement-breakpoint
ALTER TABLE `offices` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `offices_person` ON `offices` (`person_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `offices_organisation` ON `offices` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `ownerships_owner`;--> statement-breakpoint
DROP INDEX `ownerships_owned`;--> statement-breakpoint
ALTER TABLE `ownerships` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `ownerships_owner` ON `ownerships` (`owner_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `ownerships_owned` ON `ownerships` (`owned_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `procurement_roles_organisation`;--> statement-breakpoint
DROP INDEX `procurement_roles_tender`;--> statement-breakpoint
ALTER TABLE `procurement_roles` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `procurement_roles_organisation` ON `procurement_roles` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `procurement_roles_tender` ON `procurement_roles` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `qualifications_organisation`;--> statement-breakpoint
DROP INDEX `qualifications_regulation`;--> statement-breakpoint
ALTER TABLE `qualifications` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `qualifications_organisation` ON `qualifications` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `qualifications_regulation` ON `qualifications` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `requirements_tender`;--> statement-breakpoint
DROP INDEX `requirements_regulation`;--> statement-breakpoint
ALTER TABLE `requirements` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `requirements_tender` ON `requirements` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `requirements_regulation` ON `requirements` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `subjections_organisation`;--> statement-breakpoint
DROP INDEX `subjections_regulation`;--> statement-breakpoint
ALTER TABLE `subjections` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `subjections_organisation` ON `subjections` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `subjections_regulation` ON `subjections` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `successions_successor`;--> statement-breakpoint
DROP INDEX `successions_predecessor`;--> statement-breakpoint
ALTER TABLE `successions` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `successions_successor` ON `successions` (`successor_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `successions_predecessor` ON `successions` (`predecessor_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `tender_events_tender`;--> statement-breakpoint
DROP INDEX `tender_events_bid`;--> statement-breakpoint
DROP INDEX `tender_events_lot`;--> statement-breakpoint
ALTER TABLE `tender_events` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `tender_events_tender` ON `tender_events` (`tender_id`,`date_key`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `tender_events_bid` ON `tender_events` (`bid_id`,`date_key`,`id`,`withdrawn`) WHERE "tender_events"."bid_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tender_events_lot` ON `tender_events` (`lot_id`,`id`,`withdrawn`) WHERE "tender_events"."lot_id" IS NOT NULL;--> statement-breakpoint
DROP INDEX `valuations_tender`;--> statement-breakpoint
DROP INDEX `valuations_lot`;--> statement-breakpoint
ALTER TABLE `valuations` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `valuations` ADD `part` text;--> statement-breakpoint
CREATE INDEX `valuations_tender` ON `valuations` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
CREATE INDEX `valuations_lot` ON `valuations` (`lot_id`,`id`,`withdrawn`) WHERE "valuations"."lot_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `mentions` ADD `document_id` integer REFERENCES documents(id);--> statement-breakpoint
CREATE INDEX `mentions_document` ON `mentions` (`document_id`) WHERE "mentions"."document_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `known_until` text CONSTRAINT "claims_known_until_day" CHECK("known_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');--> statement-breakpoint
ALTER TABLE `claims` ADD `broken` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` DROP COLUMN `stamps`;--> statement-breakpoint
ALTER TABLE `evidence` ADD `document_id` integer REFERENCES documents(id);--> statement-breakpoint
ALTER TABLE `evidence` ADD `known_until` text CONSTRAINT "evidence_known_until_day" CHECK("known_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');--> statement-breakpoint
ALTER TABLE `evidence` ADD `withdrawn_by` integer CONSTRAINT "evidence_closed" CHECK("withdrawn_by" IS NULL OR "known_until" IS NOT NULL) REFERENCES documents(id);--> statement-breakpoint
ALTER TABLE `evidence` ADD `stated` text;--> statement-breakpoint
CREATE INDEX `evidence_document` ON `evidence` (`document_id`) WHERE "evidence"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `evidence_withdrawn_by` ON `evidence` (`withdrawn_by`) WHERE "evidence"."withdrawn_by" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `lots` ADD `status` text;--> statement-breakpoint
ALTER TABLE `lots` DROP COLUMN `stamps`;--> statement-breakpoint
ALTER TABLE `tenders` ADD `bids_from` text CONSTRAINT "tenders_bids_from_date" CHECK("bids_from" GLOB '[0-9][0-9][0-9][0-9]' OR "bids_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "bids_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "bids_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*');--> statement-breakpoint
ALTER TABLE `tenders` ADD `value_parts` integer;--> statement-breakpoint
DROP TRIGGER `valuations_revalued`;--> statement-breakpoint
CREATE TRIGGER `valuations_revalued` AFTER UPDATE OF `value_minor`, `value_currency`, `withdrawn` ON `valuations` WHEN OLD.`value_minor` IS NOT NEW.`value_minor` OR OLD.`value_currency` IS NOT NEW.`value_currency` OR OLD.`withdrawn` <> NEW.`withdrawn` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
DROP TRIGGER `bids_revalued`;--> statement-breakpoint
CREATE TRIGGER `bids_revalued` AFTER UPDATE OF `value_minor`, `value_currency`, `withdrawn` ON `bids` WHEN OLD.`value_minor` IS NOT NEW.`value_minor` OR OLD.`value_currency` IS NOT NEW.`value_currency` OR OLD.`withdrawn` <> NEW.`withdrawn` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;--> statement-breakpoint
-- What documents said, as far as it is known: no answer changes.
INSERT INTO `tender_statements` (`tender_id`, `document_id`, `stated`, `known_from`)
SELECT t.`id`, NULL, json_patch(json_object('values', json((
	SELECT json_group_object(v.`name`, json(v.`said`) ORDER BY v.`name`) FROM (
		SELECT 'name' AS `name`, json_array(t.`name`) AS `said`
		UNION ALL SELECT 'description', json_array(t.`description`) WHERE t.`description` IS NOT NULL
		UNION ALL SELECT 'procedure', json_array(t.`procedure`) WHERE t.`procedure` IS NOT NULL
		UNION ALL SELECT 'procedureDetails', json_array(t.`procedure_details`) WHERE t.`procedure_details` IS NOT NULL
		UNION ALL SELECT 'published', json_array(t.`published`) WHERE t.`published` IS NOT NULL
		UNION ALL SELECT 'deadline', json_array(t.`deadline`) WHERE t.`deadline` IS NOT NULL
		UNION ALL SELECT 'country', json_array(t.`country`) WHERE t.`country` IS NOT NULL
		UNION ALL SELECT 'publishedBidCount', json_array(t.`published_bid_count`) WHERE t.`published_bid_count` IS NOT NULL
		UNION ALL SELECT 'purpose', json_array(t.`purpose`) WHERE t.`purpose` IS NOT NULL
		UNION ALL SELECT 'cpvs', json_array((SELECT json_group_array(c.`code` ORDER BY c.`code`) || '' FROM `tender_cpvs` c WHERE c.`tender_id` = t.`id`))
			WHERE EXISTS (SELECT 1 FROM `tender_cpvs` c WHERE c.`tender_id` = t.`id`)
		UNION ALL SELECT 'places', json_array((SELECT json_group_array(p.`place` ORDER BY p.`place`) || '' FROM `tender_places` p WHERE p.`tender_id` = t.`id`))
			WHERE EXISTS (SELECT 1 FROM `tender_places` p WHERE p.`tender_id` = t.`id`)
	) v
))), json_object(
	'isMakeshift', json(CASE WHEN EXISTS (SELECT 1 FROM `nodes` n, json_each(CASE WHEN n.`stamps` LIKE '{%' THEN n.`stamps` ELSE '{}' END) s
		WHERE n.`id` = t.`id` AND s.`key` = 'name' AND s.`value` = '') THEN 'true' END),
	'aliases', json((SELECT nullif(json_group_array(a.`name` ORDER BY a.`name`), '[]') FROM `aliases` a WHERE a.`node_id` = t.`id`)),
	'lots', json((SELECT nullif(json_group_object(l.`number`, json((
		SELECT json_group_object(v.`name`, json(v.`said`) ORDER BY v.`name`) FROM (
			SELECT 'title' AS `name`, json_array(l.`title`) AS `said` WHERE l.`title` IS NOT NULL
			UNION ALL SELECT 'description', json_array(l.`description`) WHERE l.`description` IS NOT NULL
			UNION ALL SELECT 'publishedBidCount', json_array(l.`published_bid_count`) WHERE l.`published_bid_count` IS NOT NULL
		) v)) ORDER BY l.`number`), '{}') FROM `lots` l WHERE l.`tender_id` = t.`id`)),
	'flags', json((SELECT nullif(json_group_array(json_object('flag', q.`flag`, 'field', q.`field`, 'published', q.`published`,
		'leftOut', json(CASE WHEN q.`left_out` THEN 'true' ELSE 'false' END)) ORDER BY q.`id`), '[]')
		FROM `quality_flags` q WHERE q.`node_id` = t.`id` AND q.`flag` <> 'IMPLAUSIBLE_AMOUNT')),
	'isUpgraded', json('true')
)), t.`known_from` FROM `tenders` t WHERE NOT EXISTS (SELECT 1 FROM `tender_statements` s WHERE s.`tender_id` = t.`id`);
--> statement-breakpoint
UPDATE `nodes` SET `stamps` = CASE WHEN `stamps` LIKE '{%' AND `stamps` ->> '$.slug' = 'given' THEN '{"slug":"given"}' ELSE '' END WHERE `type` = 'TENDER';
--> statement-breakpoint
UPDATE `evidence` AS e SET `stated` = json_object('values', json((
	SELECT json_group_object(v.`name`, json(v.`said`) ORDER BY v.`name`) FROM (
		SELECT 'value' AS `name`, json_array(b.`value_minor`, b.`value_currency`, b.`value_status`) AS `said` WHERE b.`value_status` <> 'UNKNOWN'
		UNION ALL SELECT 'rank', json_array(b.`rank`) WHERE b.`rank` IS NOT NULL
		UNION ALL SELECT 'grouping', json_array(b.`grouping`) WHERE b.`grouping` <> 'UNKNOWN'
		UNION ALL SELECT 'note', json_array(c.`note`) WHERE c.`note` IS NOT NULL
		UNION ALL SELECT 'modality', json_array(c.`modality`)
		UNION ALL SELECT 'validity', json_array(c.`valid_from`, c.`valid_until`) WHERE coalesce(c.`valid_from`, c.`valid_until`) IS NOT NULL
		UNION ALL SELECT 'parties', json_array((SELECT json_group_array(json_array(p.`organisation_id`, p.`role`) ORDER BY p.`organisation_id`) || '' FROM (
			SELECT r.`organisation_id`, r.`role` FROM `restated_parties` r WHERE r.`bid_id` = b.`id`
			UNION ALL SELECT o.`organisation_id`, o.`role` FROM `bid_parties` o WHERE o.`bid_id` = b.`id` AND NOT EXISTS (SELECT 1 FROM `restated_parties` r WHERE r.`bid_id` = b.`id`)
		) p))
	) v)))
FROM `claims` c JOIN `bids` b ON b.`id` = c.`id` WHERE c.`id` = e.`claim_id` AND e.`document_id` IS NULL AND e.`stated` IS NULL;
--> statement-breakpoint
UPDATE `evidence` AS e SET `stated` = json_object('values', json_object('note', json_array(c.`note`)))
FROM `claims` c WHERE c.`id` = e.`claim_id` AND c.`note` IS NOT NULL AND e.`document_id` IS NULL AND e.`stated` IS NULL;
--> statement-breakpoint
UPDATE `evidence` AS e SET `stated` = json_set(coalesce(e.`stated`, '{}'), '$.flags', json((
	SELECT json_group_array(json_object('flag', q.`flag`, 'field', q.`field`, 'published', q.`published`,
		'leftOut', json(CASE WHEN q.`left_out` THEN 'true' ELSE 'false' END)) ORDER BY q.`id`)
	FROM `quality_flags` q WHERE q.`claim_id` = e.`claim_id` AND q.`flag` <> 'IMPLAUSIBLE_AMOUNT'
	AND (q.`day` = e.`known_from` OR NOT EXISTS (SELECT 1 FROM `evidence` o WHERE o.`claim_id` = e.`claim_id` AND o.`known_from` = q.`day`))
))) WHERE e.`document_id` IS NULL AND EXISTS (SELECT 1 FROM `quality_flags` q WHERE q.`claim_id` = e.`claim_id` AND q.`flag` <> 'IMPLAUSIBLE_AMOUNT'
	AND (q.`day` = e.`known_from` OR NOT EXISTS (SELECT 1 FROM `evidence` o WHERE o.`claim_id` = e.`claim_id` AND o.`known_from` = q.`day`)));
