CREATE TABLE `document_drops` (
	`document_id` integer NOT NULL,
	`claim_id` integer NOT NULL,
	PRIMARY KEY(`document_id`, `claim_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
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
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_key_moment` ON `documents` (`key`,`moment`);--> statement-breakpoint
CREATE INDEX `documents_series_moment` ON `documents` (`series_id`,`moment`) WHERE "documents"."series_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `documents_article` ON `documents` (`article_id`) WHERE "documents"."article_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_key` ON `series` (`key`);--> statement-breakpoint
CREATE TABLE `series_links` (
	`document_id` integer NOT NULL,
	`series_id` integer NOT NULL,
	PRIMARY KEY(`document_id`, `series_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action
);
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
);
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
);
--> statement-breakpoint
INSERT INTO `__new_quality_flags`("id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day") SELECT "id", "node_id", "claim_id", "flag", "field", "published", "left_out", "day" FROM `quality_flags`;--> statement-breakpoint
DROP TABLE `quality_flags`;--> statement-breakpoint
ALTER TABLE `__new_quality_flags` RENAME TO `quality_flags`;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_node` ON `quality_flags` (`node_id`,`field`,`flag`,`published`) WHERE "quality_flags"."node_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `quality_flags_claim` ON `quality_flags` (`claim_id`,`field`,`flag`,`published`) WHERE "quality_flags"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `quality_flags_flag` ON `quality_flags` (`flag`);--> statement-breakpoint
DROP INDEX `bid_parties_organisation`;--> statement-breakpoint
ALTER TABLE `bid_parties` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `bid_parties_organisation` ON `bid_parties` (`organisation_id`,`bid_id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `edges_to`;--> statement-breakpoint
ALTER TABLE `edges` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `edges_to` ON `edges` (`to_id`,`kind`,`from_id`,`claim_id`,`withdrawn`);--> statement-breakpoint
ALTER TABLE `mentions` ADD `document_id` integer REFERENCES documents(id);--> statement-breakpoint
CREATE INDEX `mentions_document` ON `mentions` (`document_id`) WHERE "mentions"."document_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `authorships` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `bids` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `citations` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` blob NOT NULL,
	`standing` text NOT NULL,
	`modality` text NOT NULL,
	`valid_from` text,
	`valid_until` text,
	`known_from` text NOT NULL,
	`known_until` text,
	`broken` integer DEFAULT false NOT NULL,
	`note` text,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "claims_kind" CHECK("__new_claims"."kind" = 'BID' OR "__new_claims"."kind" = 'PROCUREMENT_ROLE' OR "__new_claims"."kind" = 'TENDER_EVENT' OR "__new_claims"."kind" = 'VALUATION' OR "__new_claims"."kind" = 'REQUIREMENT' OR "__new_claims"."kind" = 'SUCCESSION' OR "__new_claims"."kind" = 'QUALIFICATION' OR "__new_claims"."kind" = 'SUBJECTION' OR "__new_claims"."kind" = 'ISSUANCE' OR "__new_claims"."kind" = 'HOSTING' OR "__new_claims"."kind" = 'OWNERSHIP' OR "__new_claims"."kind" = 'OFFICE' OR "__new_claims"."kind" = 'INVOLVEMENT' OR "__new_claims"."kind" = 'ASSESSMENT' OR "__new_claims"."kind" = 'CITATION' OR "__new_claims"."kind" = 'AUTHORSHIP'),
	CONSTRAINT "claims_standing" CHECK("__new_claims"."standing" = 'OFFICIAL' OR "__new_claims"."standing" = 'REPORTED' OR "__new_claims"."standing" = 'UNCONFIRMED' OR "__new_claims"."standing" = 'DISPUTED'),
	CONSTRAINT "claims_modality" CHECK("__new_claims"."modality" = 'ACTUAL' OR "__new_claims"."modality" = 'EXPECTED'),
	CONSTRAINT "claims_valid_from" CHECK("__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]' OR "__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "claims_valid_until" CHECK("__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]' OR "__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "claims_period" CHECK("__new_claims"."valid_until" || '~' >= "__new_claims"."valid_from"),
	CONSTRAINT "claims_known_from_day" CHECK("__new_claims"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "claims_known_until_day" CHECK("__new_claims"."known_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_claims`("id", "kind", "key", "standing", "modality", "valid_from", "valid_until", "known_from", "note", "created", "updated", "revision") SELECT "id", "kind", "key", "standing", "modality", "valid_from", "valid_until", "known_from", "note", "created", "updated", "revision" FROM `claims`;--> statement-breakpoint
DROP TABLE `claims`;--> statement-breakpoint
ALTER TABLE `__new_claims` RENAME TO `claims`;--> statement-breakpoint
CREATE UNIQUE INDEX `claims_key` ON `claims` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_id_kind` ON `claims` (`id`,`kind`);--> statement-breakpoint
CREATE TABLE `__new_evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`article_id` integer,
	`stance` text NOT NULL,
	`standing` text NOT NULL,
	`locator` text,
	`quote` text,
	`note` text,
	`attributed_to_id` integer,
	`attributed_to_type` text,
	`document_id` integer,
	`known_from` text NOT NULL,
	`known_until` text,
	`withdrawn_by` integer,
	`stated` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attributed_to_id`,`attributed_to_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_stance" CHECK("__new_evidence"."stance" = 'SUPPORTS' OR "__new_evidence"."stance" = 'DISPUTES'),
	CONSTRAINT "evidence_standing" CHECK("__new_evidence"."standing" = 'OFFICIAL' OR "__new_evidence"."standing" = 'REPORTED' OR "__new_evidence"."standing" = 'UNCONFIRMED'),
	CONSTRAINT "evidence_attributed_to_type" CHECK("__new_evidence"."attributed_to_type" = 'ORGANISATION' OR "__new_evidence"."attributed_to_type" = 'ARTICLE'),
	CONSTRAINT "evidence_attributed" CHECK(("__new_evidence"."attributed_to_id" IS NULL) = ("__new_evidence"."attributed_to_type" IS NULL)),
	CONSTRAINT "evidence_sourced" CHECK("__new_evidence"."article_id" IS NOT NULL OR "__new_evidence"."note" IS NOT NULL),
	CONSTRAINT "evidence_known_from_day" CHECK("__new_evidence"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "evidence_known_until_day" CHECK("__new_evidence"."known_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "evidence_closed" CHECK("__new_evidence"."withdrawn_by" IS NULL OR "__new_evidence"."known_until" IS NOT NULL)
);
--> statement-breakpoint
INSERT INTO `__new_evidence`("id", "claim_id", "article_id", "stance", "standing", "locator", "quote", "note", "attributed_to_id", "attributed_to_type", "known_from") SELECT "id", "claim_id", "article_id", "stance", "standing", "locator", "quote", "note", "attributed_to_id", "attributed_to_type", "known_from" FROM `evidence`;--> statement-breakpoint
DROP TABLE `evidence`;--> statement-breakpoint
ALTER TABLE `__new_evidence` RENAME TO `evidence`;--> statement-breakpoint
CREATE INDEX `evidence_claim` ON `evidence` (`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_article_claim` ON `evidence` (`article_id`,`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_document` ON `evidence` (`document_id`) WHERE "evidence"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `evidence_withdrawn_by` ON `evidence` (`withdrawn_by`) WHERE "evidence"."withdrawn_by" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `evidence_attributed_to` ON `evidence` (`attributed_to_id`) WHERE "evidence"."attributed_to_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `hostings` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `involvements` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `issuances` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `offices` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `ownerships` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `procurement_roles` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `qualifications` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `requirements` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `subjections` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `successions` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tender_events` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `valuations` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
DROP INDEX `assessments_by_assessor`;--> statement-breakpoint
CREATE INDEX `assessments_by_assessor` ON `assessments` (`assessor_id`,`id`,`withdrawn`) WHERE "assessments"."assessor_id" IS NOT NULL;--> statement-breakpoint
DROP INDEX `assessments_by_object`;--> statement-breakpoint
CREATE INDEX `assessments_by_object` ON `assessments` (`object_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `authorships_by_author`;--> statement-breakpoint
CREATE INDEX `authorships_by_author` ON `authorships` (`author_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `authorships_by_article`;--> statement-breakpoint
CREATE INDEX `authorships_by_article` ON `authorships` (`article_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `bids_tender`;--> statement-breakpoint
CREATE INDEX `bids_tender` ON `bids` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `bids_lot`;--> statement-breakpoint
CREATE INDEX `bids_lot` ON `bids` (`lot_id`,`id`,`withdrawn`) WHERE "bids"."lot_id" IS NOT NULL;--> statement-breakpoint
DROP INDEX `bids_lead`;--> statement-breakpoint
CREATE INDEX `bids_lead` ON `bids` (`lead_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `citations_by_citing`;--> statement-breakpoint
CREATE INDEX `citations_by_citing` ON `citations` (`citing_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `citations_by_cited`;--> statement-breakpoint
CREATE INDEX `citations_by_cited` ON `citations` (`cited_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `hostings_host`;--> statement-breakpoint
CREATE INDEX `hostings_host` ON `hostings` (`host_id`,`id`,`withdrawn`) WHERE "hostings"."host_id" IS NOT NULL;--> statement-breakpoint
DROP INDEX `hostings_hosted`;--> statement-breakpoint
CREATE INDEX `hostings_hosted` ON `hostings` (`hosted_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `involvements_by_subject`;--> statement-breakpoint
CREATE INDEX `involvements_by_subject` ON `involvements` (`subject_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `involvements_by_object`;--> statement-breakpoint
CREATE INDEX `involvements_by_object` ON `involvements` (`object_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `issuances_organisation`;--> statement-breakpoint
CREATE INDEX `issuances_organisation` ON `issuances` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `issuances_regulation`;--> statement-breakpoint
CREATE INDEX `issuances_regulation` ON `issuances` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `offices_person`;--> statement-breakpoint
CREATE INDEX `offices_person` ON `offices` (`person_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `offices_organisation`;--> statement-breakpoint
CREATE INDEX `offices_organisation` ON `offices` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `ownerships_owner`;--> statement-breakpoint
CREATE INDEX `ownerships_owner` ON `ownerships` (`owner_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `ownerships_owned`;--> statement-breakpoint
CREATE INDEX `ownerships_owned` ON `ownerships` (`owned_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `procurement_roles_organisation`;--> statement-breakpoint
CREATE INDEX `procurement_roles_organisation` ON `procurement_roles` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `procurement_roles_tender`;--> statement-breakpoint
CREATE INDEX `procurement_roles_tender` ON `procurement_roles` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `qualifications_organisation`;--> statement-breakpoint
CREATE INDEX `qualifications_organisation` ON `qualifications` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `qualifications_regulation`;--> statement-breakpoint
CREATE INDEX `qualifications_regulation` ON `qualifications` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `requirements_tender`;--> statement-breakpoint
CREATE INDEX `requirements_tender` ON `requirements` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `requirements_regulation`;--> statement-breakpoint
CREATE INDEX `requirements_regulation` ON `requirements` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `subjections_organisation`;--> statement-breakpoint
CREATE INDEX `subjections_organisation` ON `subjections` (`organisation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `subjections_regulation`;--> statement-breakpoint
CREATE INDEX `subjections_regulation` ON `subjections` (`regulation_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `successions_by_successor`;--> statement-breakpoint
CREATE INDEX `successions_by_successor` ON `successions` (`successor_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `successions_by_predecessor`;--> statement-breakpoint
CREATE INDEX `successions_by_predecessor` ON `successions` (`predecessor_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `tender_events_tender`;--> statement-breakpoint
CREATE INDEX `tender_events_tender` ON `tender_events` (`tender_id`,`date_key`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `tender_events_bid`;--> statement-breakpoint
CREATE INDEX `tender_events_bid` ON `tender_events` (`bid_id`,`date_key`,`id`,`withdrawn`) WHERE "tender_events"."bid_id" IS NOT NULL;--> statement-breakpoint
DROP INDEX `tender_events_lot`;--> statement-breakpoint
CREATE INDEX `tender_events_lot` ON `tender_events` (`lot_id`,`id`,`withdrawn`) WHERE "tender_events"."lot_id" IS NOT NULL;--> statement-breakpoint
DROP INDEX `valuations_tender`;--> statement-breakpoint
CREATE INDEX `valuations_tender` ON `valuations` (`tender_id`,`id`,`withdrawn`);--> statement-breakpoint
DROP INDEX `valuations_lot`;--> statement-breakpoint
CREATE INDEX `valuations_lot` ON `valuations` (`lot_id`,`id`,`withdrawn`) WHERE "valuations"."lot_id" IS NOT NULL;--> statement-breakpoint
DROP TRIGGER `valuations_revalued`;--> statement-breakpoint
CREATE TRIGGER `valuations_revalued` AFTER UPDATE OF `value_minor`, `value_currency`, `withdrawn` ON `valuations` WHEN OLD.`value_minor` IS NOT NEW.`value_minor` OR OLD.`value_currency` IS NOT NEW.`value_currency` OR OLD.`withdrawn` <> NEW.`withdrawn` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
DROP TRIGGER `bids_revalued`;--> statement-breakpoint
CREATE TRIGGER `bids_revalued` AFTER UPDATE OF `value_minor`, `value_currency`, `withdrawn` ON `bids` WHEN OLD.`value_minor` IS NOT NEW.`value_minor` OR OLD.`value_currency` IS NOT NEW.`value_currency` OR OLD.`withdrawn` <> NEW.`withdrawn` BEGIN
	UPDATE `amount_divisions` SET `stale` = 1 WHERE `stale` = 0 AND `division` IN (SELECT substr(`code`, 1, 2) FROM `tender_cpvs` WHERE `tender_id` = NEW.`tender_id`);
END;
--> statement-breakpoint
ALTER TABLE `lots` DROP COLUMN `stamps`;