-- Made by `npm run db:generate`, then edited by hand where drizzle-kit has no word for it:
--   1. every table is STRICT: a text can't be stored in a column of numbers;
--   2. bid_parties and edges are WITHOUT ROWID: their primary key is the table, traversal reads one tree and not two;
--   3. bids (id, lead_id) refers to bid_parties, checked at commit: there is no bid without a party, and its lead is one;
--   4. the full-text index `search`, whose rowid is the node's id, at the end.
-- Run whole in one transaction by src/db/migrate.ts.
CREATE TABLE `articles` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text DEFAULT 'ARTICLE' NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text,
	`known_from` text NOT NULL,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`kind` text NOT NULL,
	`url` text,
	`published` text,
	`language` text,
	`section` text,
	`body` text,
	`published_key` text GENERATED ALWAYS AS (coalesce(published, '')) VIRTUAL NOT NULL,
	FOREIGN KEY (`id`,`type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_type" CHECK("articles"."type" = 'ARTICLE'),
	CONSTRAINT "articles_named" CHECK(length("articles"."slug") > 0 AND length("articles"."name") > 0),
	CONSTRAINT "articles_known_from_day" CHECK("articles"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "articles_kind" CHECK("articles"."kind" = 'NEWS' OR "articles"."kind" = 'REPORT' OR "articles"."kind" = 'NOTICE' OR "articles"."kind" = 'PRESS_RELEASE' OR "articles"."kind" = 'LEGAL_TEXT' OR "articles"."kind" = 'OTHER'),
	CONSTRAINT "articles_published_date" CHECK("articles"."published" GLOB '[0-9][0-9][0-9][0-9]' OR "articles"."published" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "articles"."published" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "articles"."published" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug` ON `articles` (`slug`);--> statement-breakpoint
CREATE INDEX `articles_name_key` ON `articles` (`name_key`);--> statement-breakpoint
CREATE INDEX `articles_known_from` ON `articles` (`known_from`);--> statement-breakpoint
CREATE INDEX `articles_published` ON `articles` (`published_key`);--> statement-breakpoint
CREATE INDEX `articles_kind_published` ON `articles` (`kind`,`published_key`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`id` integer PRIMARY KEY NOT NULL,
	`article_id` integer NOT NULL,
	`node_id` integer NOT NULL,
	`node_type` text NOT NULL,
	`name` text NOT NULL,
	`start_offset` integer,
	`end_offset` integer,
	`locator` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`node_id`,`node_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mentions_offsets" CHECK(("mentions"."start_offset" IS NULL) = ("mentions"."end_offset" IS NULL) AND coalesce("mentions"."start_offset" >= 0 AND "mentions"."start_offset" < "mentions"."end_offset", 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `mentions_article` ON `mentions` (`article_id`);--> statement-breakpoint
CREATE INDEX `mentions_node` ON `mentions` (`node_id`);--> statement-breakpoint
CREATE TABLE `assessment_amounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`assessment_id` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`qualifier` text NOT NULL,
	`value_minor` integer NOT NULL,
	`value_currency` text NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessment_amounts_qualifier" CHECK("assessment_amounts"."qualifier" = 'EXACT' OR "assessment_amounts"."qualifier" = 'ABOUT' OR "assessment_amounts"."qualifier" = 'MORE_THAN' OR "assessment_amounts"."qualifier" = 'LESS_THAN')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_amounts_position` ON `assessment_amounts` (`assessment_id`,`position`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'ASSESSMENT' NOT NULL,
	`assessor_id` integer,
	`assessor_type` text,
	`object_id` integer NOT NULL,
	`object_type` text NOT NULL,
	`aspect` text NOT NULL,
	`finding` text NOT NULL,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessor_id`,`assessor_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`object_id`,`object_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assessments_kind" CHECK("assessments"."kind" = 'ASSESSMENT'),
	CONSTRAINT "assessments_assessor_type" CHECK("assessments"."assessor_type" = 'ORGANISATION' OR "assessments"."assessor_type" = 'ARTICLE'),
	CONSTRAINT "assessments_assessor" CHECK(("assessments"."assessor_id" IS NULL) = ("assessments"."assessor_type" IS NULL)),
	CONSTRAINT "assessments_distinct" CHECK("assessments"."assessor_id" <> "assessments"."object_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `assessments_by_assessor` ON `assessments` (`assessor_id`) WHERE "assessments"."assessor_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `assessments_by_object` ON `assessments` (`object_id`);--> statement-breakpoint
CREATE TABLE `authorships` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'AUTHORSHIP' NOT NULL,
	`author_id` integer NOT NULL,
	`author_type` text NOT NULL,
	`article_id` integer NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`,`author_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "authorships_kind" CHECK("authorships"."kind" = 'AUTHORSHIP'),
	CONSTRAINT "authorships_role" CHECK("authorships"."role" = 'AUTHOR' OR "authorships"."role" = 'PUBLISHER'),
	CONSTRAINT "authorships_author_type" CHECK("authorships"."author_type" = 'ORGANISATION' OR "authorships"."author_type" = 'PERSON')
) STRICT;
--> statement-breakpoint
CREATE INDEX `authorships_by_author` ON `authorships` (`author_id`);--> statement-breakpoint
CREATE INDEX `authorships_by_article` ON `authorships` (`article_id`);--> statement-breakpoint
CREATE TABLE `bid_parties` (
	`bid_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`bid_id`, `organisation_id`),
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bid_parties_role" CHECK("bid_parties"."role" = 'SOLE' OR "bid_parties"."role" = 'LEAD' OR "bid_parties"."role" = 'MEMBER' OR "bid_parties"."role" = 'SUBCONTRACTOR')
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `bid_parties_organisation` ON `bid_parties` (`organisation_id`,`bid_id`);--> statement-breakpoint
CREATE TABLE `bids` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'BID' NOT NULL,
	`tender_id` integer NOT NULL,
	`lot_id` integer,
	`lead_id` integer NOT NULL,
	`status` text NOT NULL,
	`value_minor` integer,
	`value_currency` text,
	`value_status` text NOT NULL,
	`rank` integer,
	`grouping` text NOT NULL,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`lead_id`) REFERENCES `bid_parties`(`bid_id`,`organisation_id`) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`,`tender_id`) REFERENCES `lots`(`id`,`tender_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bids_kind" CHECK("bids"."kind" = 'BID'),
	CONSTRAINT "bids_status" CHECK("bids"."status" = 'EXPECTED' OR "bids"."status" = 'PRESELECTED' OR "bids"."status" = 'SUBMITTED' OR "bids"."status" = 'WITHDRAWN' OR "bids"."status" = 'DISQUALIFIED' OR "bids"."status" = 'REJECTED' OR "bids"."status" = 'WON'),
	CONSTRAINT "bids_value_status" CHECK("bids"."value_status" = 'KNOWN' OR "bids"."value_status" = 'UNKNOWN' OR "bids"."value_status" = 'NOT_PUBLISHED' OR "bids"."value_status" = 'WITHHELD'),
	CONSTRAINT "bids_grouping" CHECK("bids"."grouping" = 'JOINT' OR "bids"."grouping" = 'SEVERAL' OR "bids"."grouping" = 'UNKNOWN'),
	CONSTRAINT "bids_value" CHECK(("bids"."value_status" = 'KNOWN') = ("bids"."value_minor" IS NOT NULL) AND ("bids"."value_minor" IS NULL) = ("bids"."value_currency" IS NULL)),
	CONSTRAINT "bids_rank" CHECK("bids"."rank" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bids_id_tender` ON `bids` (`id`,`tender_id`);--> statement-breakpoint
CREATE INDEX `bids_tender` ON `bids` (`tender_id`);--> statement-breakpoint
CREATE INDEX `bids_lot` ON `bids` (`lot_id`) WHERE "bids"."lot_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `bids_lead` ON `bids` (`lead_id`);--> statement-breakpoint
CREATE TABLE `citations` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'CITATION' NOT NULL,
	`citing_id` integer NOT NULL,
	`cited_id` integer NOT NULL,
	`cited_type` text NOT NULL,
	FOREIGN KEY (`citing_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cited_id`,`cited_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "citations_kind" CHECK("citations"."kind" = 'CITATION'),
	CONSTRAINT "citations_cited_type" CHECK("citations"."cited_type" = 'ARTICLE' OR "citations"."cited_type" = 'ORGANISATION'),
	CONSTRAINT "citations_distinct" CHECK("citations"."citing_id" <> "citations"."cited_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `citations_by_citing` ON `citations` (`citing_id`);--> statement-breakpoint
CREATE INDEX `citations_by_cited` ON `citations` (`cited_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` blob NOT NULL,
	`standing` text NOT NULL,
	`modality` text NOT NULL,
	`valid_from` text,
	`valid_until` text,
	`known_from` text NOT NULL,
	`note` text,
	`stamps` text NOT NULL,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "claims_kind" CHECK("claims"."kind" = 'BID' OR "claims"."kind" = 'PROCUREMENT_ROLE' OR "claims"."kind" = 'TENDER_EVENT' OR "claims"."kind" = 'VALUATION' OR "claims"."kind" = 'REQUIREMENT' OR "claims"."kind" = 'SUCCESSION' OR "claims"."kind" = 'QUALIFICATION' OR "claims"."kind" = 'SUBJECTION' OR "claims"."kind" = 'ISSUANCE' OR "claims"."kind" = 'HOSTING' OR "claims"."kind" = 'OWNERSHIP' OR "claims"."kind" = 'OFFICE' OR "claims"."kind" = 'INVOLVEMENT' OR "claims"."kind" = 'ASSESSMENT' OR "claims"."kind" = 'CITATION' OR "claims"."kind" = 'AUTHORSHIP'),
	CONSTRAINT "claims_standing" CHECK("claims"."standing" = 'OFFICIAL' OR "claims"."standing" = 'REPORTED' OR "claims"."standing" = 'UNCONFIRMED' OR "claims"."standing" = 'DISPUTED'),
	CONSTRAINT "claims_modality" CHECK("claims"."modality" = 'ACTUAL' OR "claims"."modality" = 'EXPECTED'),
	CONSTRAINT "claims_valid_from" CHECK("claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]' OR "claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "claims_valid_until" CHECK("claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]' OR "claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "claims_period" CHECK("claims"."valid_until" || '~' >= "claims"."valid_from"),
	CONSTRAINT "claims_known_from_day" CHECK("claims"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_key` ON `claims` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_id_kind` ON `claims` (`id`,`kind`);--> statement-breakpoint
CREATE TABLE `edges` (
	`from_id` integer NOT NULL,
	`kind` text NOT NULL,
	`to_id` integer NOT NULL,
	`claim_id` integer NOT NULL,
	PRIMARY KEY(`from_id`, `kind`, `to_id`, `claim_id`),
	FOREIGN KEY (`from_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `edges_to` ON `edges` (`to_id`,`kind`,`from_id`,`claim_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
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
	`known_from` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attributed_to_id`,`attributed_to_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_stance" CHECK("evidence"."stance" = 'SUPPORTS' OR "evidence"."stance" = 'DISPUTES'),
	CONSTRAINT "evidence_standing" CHECK("evidence"."standing" = 'OFFICIAL' OR "evidence"."standing" = 'REPORTED' OR "evidence"."standing" = 'UNCONFIRMED'),
	CONSTRAINT "evidence_attributed_to_type" CHECK("evidence"."attributed_to_type" = 'ORGANISATION' OR "evidence"."attributed_to_type" = 'ARTICLE'),
	CONSTRAINT "evidence_attributed" CHECK(("evidence"."attributed_to_id" IS NULL) = ("evidence"."attributed_to_type" IS NULL)),
	CONSTRAINT "evidence_sourced" CHECK("evidence"."article_id" IS NOT NULL OR "evidence"."note" IS NOT NULL),
	CONSTRAINT "evidence_known_from_day" CHECK("evidence"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_claim` ON `evidence` (`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_article_claim` ON `evidence` (`article_id`,`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_attributed_to` ON `evidence` (`attributed_to_id`) WHERE "evidence"."attributed_to_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `hostings` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'HOSTING' NOT NULL,
	`host_id` integer,
	`hosted_id` integer NOT NULL,
	`service` text,
	`data_category` text,
	FOREIGN KEY (`host_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hosted_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hostings_kind" CHECK("hostings"."kind" = 'HOSTING'),
	CONSTRAINT "hostings_distinct" CHECK("hostings"."host_id" <> "hostings"."hosted_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `hostings_host` ON `hostings` (`host_id`) WHERE "hostings"."host_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `hostings_hosted` ON `hostings` (`hosted_id`);--> statement-breakpoint
CREATE TABLE `involvements` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'INVOLVEMENT' NOT NULL,
	`subject_id` integer NOT NULL,
	`subject_type` text NOT NULL,
	`object_id` integer NOT NULL,
	`object_type` text NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_id`,`subject_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`object_id`,`object_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "involvements_kind" CHECK("involvements"."kind" = 'INVOLVEMENT'),
	CONSTRAINT "involvements_role" CHECK("involvements"."role" = 'INITIATED' OR "involvements"."role" = 'DECIDED' OR "involvements"."role" = 'HEARD' OR "involvements"."role" = 'REVEALED' OR "involvements"."role" = 'CRITICISED' OR "involvements"."role" = 'ANNOUNCED' OR "involvements"."role" = 'PUBLISHED' OR "involvements"."role" = 'OTHER'),
	CONSTRAINT "involvements_subject_type" CHECK("involvements"."subject_type" = 'ORGANISATION' OR "involvements"."subject_type" = 'PERSON'),
	CONSTRAINT "involvements_distinct" CHECK("involvements"."subject_id" <> "involvements"."object_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `involvements_by_subject` ON `involvements` (`subject_id`);--> statement-breakpoint
CREATE INDEX `involvements_by_object` ON `involvements` (`object_id`);--> statement-breakpoint
CREATE TABLE `issuances` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'ISSUANCE' NOT NULL,
	`organisation_id` integer NOT NULL,
	`regulation_id` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "issuances_kind" CHECK("issuances"."kind" = 'ISSUANCE')
) STRICT;
--> statement-breakpoint
CREATE INDEX `issuances_organisation` ON `issuances` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `issuances_regulation` ON `issuances` (`regulation_id`);--> statement-breakpoint
CREATE TABLE `aliases` (
	`id` integer PRIMARY KEY NOT NULL,
	`node_id` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "aliases_named" CHECK(length("aliases"."name") > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `aliases_node_name` ON `aliases` (`node_id`,`name`);--> statement-breakpoint
CREATE INDEX `aliases_name_key` ON `aliases` (`name_key`);--> statement-breakpoint
CREATE TABLE `identifiers` (
	`id` integer PRIMARY KEY NOT NULL,
	`node_id` integer NOT NULL,
	`node_type` text NOT NULL,
	`scheme` text NOT NULL,
	`value` text NOT NULL,
	`checked` integer NOT NULL,
	FOREIGN KEY (`node_id`,`node_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "identifiers_valued" CHECK(length("identifiers"."scheme") > 0 AND length("identifiers"."value") > 0),
	CONSTRAINT "identifiers_checked_flag" CHECK("identifiers"."checked" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `identifiers_node_scheme_value` ON `identifiers` (`node_id`,`scheme`,`value`);--> statement-breakpoint
CREATE UNIQUE INDEX `identifiers_checked` ON `identifiers` (`node_type`,`scheme`,`value`) WHERE "identifiers"."checked" = 1;--> statement-breakpoint
CREATE INDEX `identifiers_scheme_value` ON `identifiers` (`scheme`,`value`);--> statement-breakpoint
CREATE TABLE `node_keys` (
	`key` text PRIMARY KEY NOT NULL,
	`node_id` integer NOT NULL,
	FOREIGN KEY (`node_id`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `node_keys_node` ON `node_keys` (`node_id`);--> statement-breakpoint
CREATE TABLE `nodes` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`merged_into` integer,
	`stamps` text NOT NULL,
	FOREIGN KEY (`merged_into`) REFERENCES `nodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "nodes_type" CHECK("nodes"."type" = 'ARTICLE' OR "nodes"."type" = 'ORGANISATION' OR "nodes"."type" = 'PERSON' OR "nodes"."type" = 'REGULATION' OR "nodes"."type" = 'TENDER')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `nodes_id_type` ON `nodes` (`id`,`type`);--> statement-breakpoint
CREATE INDEX `nodes_merged_into` ON `nodes` (`merged_into`) WHERE "nodes"."merged_into" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `offices` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'OFFICE' NOT NULL,
	`person_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`title` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offices_kind" CHECK("offices"."kind" = 'OFFICE')
) STRICT;
--> statement-breakpoint
CREATE INDEX `offices_person` ON `offices` (`person_id`);--> statement-breakpoint
CREATE INDEX `offices_organisation` ON `offices` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text DEFAULT 'ORGANISATION' NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text,
	`known_from` text NOT NULL,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`kind` text NOT NULL,
	`country` text,
	`activity` text,
	`category` text,
	`founded` text,
	`headcount_min` integer,
	`headcount_max` integer,
	`address_locality` text,
	`address_region` text,
	`address_country` text,
	`website` text,
	FOREIGN KEY (`id`,`type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisations_type" CHECK("organisations"."type" = 'ORGANISATION'),
	CONSTRAINT "organisations_named" CHECK(length("organisations"."slug") > 0 AND length("organisations"."name") > 0),
	CONSTRAINT "organisations_known_from_day" CHECK("organisations"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "organisations_kind" CHECK("organisations"."kind" = 'PUBLIC_BODY' OR "organisations"."kind" = 'GOVERNMENT' OR "organisations"."kind" = 'COMPANY' OR "organisations"."kind" = 'BUSINESS_UNIT' OR "organisations"."kind" = 'MEDIA' OR "organisations"."kind" = 'COURT' OR "organisations"."kind" = 'ASSOCIATION' OR "organisations"."kind" = 'OTHER'),
	CONSTRAINT "organisations_founded_date" CHECK("organisations"."founded" GLOB '[0-9][0-9][0-9][0-9]' OR "organisations"."founded" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "organisations"."founded" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "organisations"."founded" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "organisations_headcount" CHECK("organisations"."headcount_min" >= 0 AND "organisations"."headcount_max" >= "organisations"."headcount_min"),
	CONSTRAINT "organisations_country_code" CHECK("organisations"."country" GLOB '[A-Z][A-Z]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);--> statement-breakpoint
CREATE INDEX `organisations_name_key` ON `organisations` (`name_key`);--> statement-breakpoint
CREATE INDEX `organisations_known_from` ON `organisations` (`known_from`);--> statement-breakpoint
CREATE INDEX `organisations_kind_name` ON `organisations` (`kind`,`name_key`);--> statement-breakpoint
CREATE INDEX `organisations_country_name` ON `organisations` (`country`,`name_key`);--> statement-breakpoint
CREATE TABLE `served_areas` (
	`id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`area` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `served_areas_organisation_area` ON `served_areas` (`organisation_id`,`area`);--> statement-breakpoint
CREATE TABLE `ownerships` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'OWNERSHIP' NOT NULL,
	`owner_id` integer NOT NULL,
	`owner_type` text NOT NULL,
	`owned_id` integer NOT NULL,
	`share_min` integer,
	`share_max` integer,
	`control` text,
	FOREIGN KEY (`owned_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`,`owner_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ownerships_kind" CHECK("ownerships"."kind" = 'OWNERSHIP'),
	CONSTRAINT "ownerships_owner_type" CHECK("ownerships"."owner_type" = 'ORGANISATION' OR "ownerships"."owner_type" = 'PERSON'),
	CONSTRAINT "ownerships_distinct" CHECK("ownerships"."owner_id" <> "ownerships"."owned_id"),
	CONSTRAINT "ownerships_share" CHECK(coalesce("ownerships"."share_min" BETWEEN 0 AND 100000, 1) AND coalesce("ownerships"."share_max" BETWEEN 0 AND 100000, 1) AND coalesce("ownerships"."share_min" <= "ownerships"."share_max", 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `ownerships_owner` ON `ownerships` (`owner_id`);--> statement-breakpoint
CREATE INDEX `ownerships_owned` ON `ownerships` (`owned_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text DEFAULT 'PERSON' NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text,
	`known_from` text NOT NULL,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`given_name` text,
	`family_name` text,
	FOREIGN KEY (`id`,`type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "people_type" CHECK("people"."type" = 'PERSON'),
	CONSTRAINT "people_named" CHECK(length("people"."slug") > 0 AND length("people"."name") > 0),
	CONSTRAINT "people_known_from_day" CHECK("people"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_slug` ON `people` (`slug`);--> statement-breakpoint
CREATE INDEX `people_name_key` ON `people` (`name_key`);--> statement-breakpoint
CREATE INDEX `people_known_from` ON `people` (`known_from`);--> statement-breakpoint
CREATE INDEX `people_family_name` ON `people` (`family_name`);--> statement-breakpoint
CREATE TABLE `procurement_roles` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'PROCUREMENT_ROLE' NOT NULL,
	`organisation_id` integer NOT NULL,
	`tender_id` integer NOT NULL,
	`role` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "procurement_roles_kind" CHECK("procurement_roles"."kind" = 'PROCUREMENT_ROLE'),
	CONSTRAINT "procurement_roles_role" CHECK("procurement_roles"."role" = 'BUYER' OR "procurement_roles"."role" = 'PROCURING_ENTITY' OR "procurement_roles"."role" = 'BENEFICIARY' OR "procurement_roles"."role" = 'FUNDER')
) STRICT;
--> statement-breakpoint
CREATE INDEX `procurement_roles_organisation` ON `procurement_roles` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `procurement_roles_tender` ON `procurement_roles` (`tender_id`);--> statement-breakpoint
CREATE TABLE `qualifications` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'QUALIFICATION' NOT NULL,
	`organisation_id` integer NOT NULL,
	`regulation_id` integer NOT NULL,
	`status` text NOT NULL,
	`scope` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "qualifications_kind" CHECK("qualifications"."kind" = 'QUALIFICATION'),
	CONSTRAINT "qualifications_status" CHECK("qualifications"."status" = 'HELD' OR "qualifications"."status" = 'IN_PROGRESS' OR "qualifications"."status" = 'HELD_OR_IN_PROGRESS' OR "qualifications"."status" = 'EXPIRED' OR "qualifications"."status" = 'REFUSED')
) STRICT;
--> statement-breakpoint
CREATE INDEX `qualifications_organisation` ON `qualifications` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `qualifications_regulation` ON `qualifications` (`regulation_id`);--> statement-breakpoint
CREATE TABLE `regulations` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text DEFAULT 'REGULATION' NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text,
	`known_from` text NOT NULL,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`kind` text NOT NULL,
	`jurisdiction` text,
	`version` text,
	`adopted` text,
	`in_force` text,
	FOREIGN KEY (`id`,`type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "regulations_type" CHECK("regulations"."type" = 'REGULATION'),
	CONSTRAINT "regulations_named" CHECK(length("regulations"."slug") > 0 AND length("regulations"."name") > 0),
	CONSTRAINT "regulations_known_from_day" CHECK("regulations"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "regulations_kind" CHECK("regulations"."kind" = 'STATUTE' OR "regulations"."kind" = 'DIRECTIVE' OR "regulations"."kind" = 'EU_REGULATION' OR "regulations"."kind" = 'CERTIFICATION' OR "regulations"."kind" = 'CONTRACT_RULE' OR "regulations"."kind" = 'OTHER'),
	CONSTRAINT "regulations_adopted_date" CHECK("regulations"."adopted" GLOB '[0-9][0-9][0-9][0-9]' OR "regulations"."adopted" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "regulations"."adopted" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "regulations"."adopted" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "regulations_in_force_date" CHECK("regulations"."in_force" GLOB '[0-9][0-9][0-9][0-9]' OR "regulations"."in_force" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "regulations"."in_force" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "regulations"."in_force" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `regulations_slug` ON `regulations` (`slug`);--> statement-breakpoint
CREATE INDEX `regulations_name_key` ON `regulations` (`name_key`);--> statement-breakpoint
CREATE INDEX `regulations_known_from` ON `regulations` (`known_from`);--> statement-breakpoint
CREATE INDEX `regulations_kind_name` ON `regulations` (`kind`,`name_key`);--> statement-breakpoint
CREATE INDEX `regulations_jurisdiction_name` ON `regulations` (`jurisdiction`,`name_key`);--> statement-breakpoint
CREATE TABLE `requirements` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'REQUIREMENT' NOT NULL,
	`tender_id` integer NOT NULL,
	`regulation_id` integer NOT NULL,
	`level` text NOT NULL,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "requirements_kind" CHECK("requirements"."kind" = 'REQUIREMENT'),
	CONSTRAINT "requirements_level" CHECK("requirements"."level" = 'MANDATORY' OR "requirements"."level" = 'PREFERRED')
) STRICT;
--> statement-breakpoint
CREATE INDEX `requirements_tender` ON `requirements` (`tender_id`);--> statement-breakpoint
CREATE INDEX `requirements_regulation` ON `requirements` (`regulation_id`);--> statement-breakpoint
CREATE TABLE `subjections` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'SUBJECTION' NOT NULL,
	`organisation_id` integer NOT NULL,
	`regulation_id` integer NOT NULL,
	`reach` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`regulation_id`) REFERENCES `regulations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subjections_kind" CHECK("subjections"."kind" = 'SUBJECTION')
) STRICT;
--> statement-breakpoint
CREATE INDEX `subjections_organisation` ON `subjections` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `subjections_regulation` ON `subjections` (`regulation_id`);--> statement-breakpoint
CREATE TABLE `successions` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'SUCCESSION' NOT NULL,
	`successor_id` integer NOT NULL,
	`predecessor_id` integer NOT NULL,
	`node_type` text NOT NULL,
	`relation` text NOT NULL,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`,`node_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`predecessor_id`,`node_type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "successions_kind" CHECK("successions"."kind" = 'SUCCESSION'),
	CONSTRAINT "successions_node_type" CHECK("successions"."node_type" = 'TENDER' OR "successions"."node_type" = 'REGULATION'),
	CONSTRAINT "successions_relation" CHECK("successions"."relation" = 'REPLACES' OR "successions"."relation" = 'AMENDS' OR "successions"."relation" = 'REPEALS'),
	CONSTRAINT "successions_distinct" CHECK("successions"."successor_id" <> "successions"."predecessor_id"),
	CONSTRAINT "successions_repeals" CHECK("successions"."relation" <> 'REPEALS' OR "successions"."node_type" = 'REGULATION')
) STRICT;
--> statement-breakpoint
CREATE INDEX `successions_by_successor` ON `successions` (`successor_id`);--> statement-breakpoint
CREATE INDEX `successions_by_predecessor` ON `successions` (`predecessor_id`);--> statement-breakpoint
CREATE TABLE `tender_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'TENDER_EVENT' NOT NULL,
	`tender_id` integer NOT NULL,
	`lot_id` integer,
	`bid_id` integer,
	`event` text NOT NULL,
	`date` text,
	`reason` text,
	`date_key` text GENERATED ALWAYS AS (coalesce(date, '')) VIRTUAL NOT NULL,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`,`tender_id`) REFERENCES `lots`(`id`,`tender_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bid_id`,`tender_id`) REFERENCES `bids`(`id`,`tender_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tender_events_kind" CHECK("tender_events"."kind" = 'TENDER_EVENT'),
	CONSTRAINT "tender_events_event" CHECK(CASE WHEN "tender_events"."bid_id" IS NULL THEN "tender_events"."event" = 'PLANNED' OR "tender_events"."event" = 'LAUNCHED' OR "tender_events"."event" = 'CLOSED' OR "tender_events"."event" = 'AWARDED' OR "tender_events"."event" = 'CANCELLED' OR "tender_events"."event" = 'UNSUCCESSFUL' ELSE "tender_events"."event" = 'EXPECTED' OR "tender_events"."event" = 'PRESELECTED' OR "tender_events"."event" = 'SUBMITTED' OR "tender_events"."event" = 'WITHDRAWN' OR "tender_events"."event" = 'DISQUALIFIED' OR "tender_events"."event" = 'REJECTED' OR "tender_events"."event" = 'WON' END),
	CONSTRAINT "tender_events_date" CHECK("tender_events"."date" GLOB '[0-9][0-9][0-9][0-9]' OR "tender_events"."date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "tender_events"."date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "tender_events"."date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*')
) STRICT;
--> statement-breakpoint
CREATE INDEX `tender_events_tender` ON `tender_events` (`tender_id`,`date_key`);--> statement-breakpoint
CREATE INDEX `tender_events_bid` ON `tender_events` (`bid_id`,`date_key`) WHERE "tender_events"."bid_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tender_events_lot` ON `tender_events` (`lot_id`) WHERE "tender_events"."lot_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `lots` (
	`id` integer PRIMARY KEY NOT NULL,
	`tender_id` integer NOT NULL,
	`number` text NOT NULL,
	`title` text,
	`description` text,
	`stamps` text NOT NULL,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lots_tender_number` ON `lots` (`tender_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `lots_id_tender` ON `lots` (`id`,`tender_id`);--> statement-breakpoint
CREATE TABLE `tender_cpvs` (
	`id` integer PRIMARY KEY NOT NULL,
	`tender_id` integer NOT NULL,
	`code` text NOT NULL,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tender_cpvs_shape" CHECK("tender_cpvs"."code" GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tender_cpvs_tender_code` ON `tender_cpvs` (`tender_id`,`code`);--> statement-breakpoint
CREATE INDEX `tender_cpvs_code` ON `tender_cpvs` (`code`,`tender_id`);--> statement-breakpoint
CREATE TABLE `tender_places` (
	`id` integer PRIMARY KEY NOT NULL,
	`tender_id` integer NOT NULL,
	`place` text NOT NULL,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tender_places_tender_place` ON `tender_places` (`tender_id`,`place`);--> statement-breakpoint
CREATE INDEX `tender_places_place` ON `tender_places` (`place`,`tender_id`);--> statement-breakpoint
CREATE TABLE `tenders` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text DEFAULT 'TENDER' NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text,
	`known_from` text NOT NULL,
	`created` text NOT NULL,
	`updated` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`procedure` text,
	`procedure_details` text,
	`published` text,
	`deadline` text,
	`country` text,
	`published_bid_count` integer,
	`purpose` text,
	`status` text,
	`awarded` text,
	`value_minor` integer,
	`value_currency` text,
	`value_status` text DEFAULT 'UNKNOWN' NOT NULL,
	`value_kind` text,
	`buyer_id` integer,
	`published_key` text GENERATED ALWAYS AS (coalesce(published, '')) VIRTUAL NOT NULL,
	`deadline_key` text GENERATED ALWAYS AS (coalesce(deadline, '')) VIRTUAL NOT NULL,
	`value_key` integer GENERATED ALWAYS AS (coalesce(value_minor, -9007199254740991)) VIRTUAL NOT NULL,
	FOREIGN KEY (`buyer_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`type`) REFERENCES `nodes`(`id`,`type`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tenders_type" CHECK("tenders"."type" = 'TENDER'),
	CONSTRAINT "tenders_named" CHECK(length("tenders"."slug") > 0 AND length("tenders"."name") > 0),
	CONSTRAINT "tenders_known_from_day" CHECK("tenders"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT "tenders_procedure" CHECK("tenders"."procedure" = 'OPEN' OR "tenders"."procedure" = 'RESTRICTED' OR "tenders"."procedure" = 'SELECTIVE' OR "tenders"."procedure" = 'NEGOTIATED_WITH_CALL' OR "tenders"."procedure" = 'NEGOTIATED_WITHOUT_CALL' OR "tenders"."procedure" = 'COMPETITIVE_DIALOGUE' OR "tenders"."procedure" = 'INNOVATION_PARTNERSHIP' OR "tenders"."procedure" = 'LIMITED' OR "tenders"."procedure" = 'DIRECT' OR "tenders"."procedure" = 'OTHER'),
	CONSTRAINT "tenders_status" CHECK("tenders"."status" = 'PLANNED' OR "tenders"."status" = 'LAUNCHED' OR "tenders"."status" = 'CLOSED' OR "tenders"."status" = 'AWARDED' OR "tenders"."status" = 'CANCELLED' OR "tenders"."status" = 'UNSUCCESSFUL'),
	CONSTRAINT "tenders_value_status" CHECK("tenders"."value_status" = 'KNOWN' OR "tenders"."value_status" = 'UNKNOWN' OR "tenders"."value_status" = 'NOT_PUBLISHED' OR "tenders"."value_status" = 'WITHHELD'),
	CONSTRAINT "tenders_value_kind" CHECK("tenders"."value_kind" = 'BUDGET' OR "tenders"."value_kind" = 'ESTIMATE' OR "tenders"."value_kind" = 'AWARD' OR "tenders"."value_kind" = 'CONTRACT' OR "tenders"."value_kind" = 'AMENDED'),
	CONSTRAINT "tenders_value" CHECK(("tenders"."value_status" = 'KNOWN') = ("tenders"."value_minor" IS NOT NULL) AND ("tenders"."value_minor" IS NULL) = ("tenders"."value_currency" IS NULL)),
	CONSTRAINT "tenders_published_date" CHECK("tenders"."published" GLOB '[0-9][0-9][0-9][0-9]' OR "tenders"."published" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "tenders"."published" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "tenders"."published" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "tenders_deadline_date" CHECK("tenders"."deadline" GLOB '[0-9][0-9][0-9][0-9]' OR "tenders"."deadline" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "tenders"."deadline" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "tenders"."deadline" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "tenders_awarded_date" CHECK("tenders"."awarded" GLOB '[0-9][0-9][0-9][0-9]' OR "tenders"."awarded" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "tenders"."awarded" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "tenders"."awarded" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "tenders_country_code" CHECK("tenders"."country" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "tenders_published_bid_count" CHECK("tenders"."published_bid_count" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tenders_slug` ON `tenders` (`slug`);--> statement-breakpoint
CREATE INDEX `tenders_name_key` ON `tenders` (`name_key`);--> statement-breakpoint
CREATE INDEX `tenders_known_from` ON `tenders` (`known_from`);--> statement-breakpoint
CREATE INDEX `tenders_published` ON `tenders` (`published_key`);--> statement-breakpoint
CREATE INDEX `tenders_deadline` ON `tenders` (`deadline_key`);--> statement-breakpoint
CREATE INDEX `tenders_value` ON `tenders` (`value_key`);--> statement-breakpoint
CREATE INDEX `tenders_buyer_published` ON `tenders` (`buyer_id`,`published_key`);--> statement-breakpoint
CREATE INDEX `tenders_status_published` ON `tenders` (`status`,`published_key`);--> statement-breakpoint
CREATE TABLE `valuations` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'VALUATION' NOT NULL,
	`tender_id` integer NOT NULL,
	`lot_id` integer,
	`valuation` text NOT NULL,
	`value_minor` integer,
	`value_currency` text,
	`value_status` text NOT NULL,
	`date` text,
	FOREIGN KEY (`tender_id`) REFERENCES `tenders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`id`,`kind`) REFERENCES `claims`(`id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`,`tender_id`) REFERENCES `lots`(`id`,`tender_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "valuations_kind" CHECK("valuations"."kind" = 'VALUATION'),
	CONSTRAINT "valuations_valuation" CHECK("valuations"."valuation" = 'BUDGET' OR "valuations"."valuation" = 'ESTIMATE' OR "valuations"."valuation" = 'AWARD' OR "valuations"."valuation" = 'CONTRACT' OR "valuations"."valuation" = 'AMENDED'),
	CONSTRAINT "valuations_value_status" CHECK("valuations"."value_status" = 'KNOWN' OR "valuations"."value_status" = 'UNKNOWN' OR "valuations"."value_status" = 'NOT_PUBLISHED' OR "valuations"."value_status" = 'WITHHELD'),
	CONSTRAINT "valuations_value" CHECK(("valuations"."value_status" = 'KNOWN') = ("valuations"."value_minor" IS NOT NULL) AND ("valuations"."value_minor" IS NULL) = ("valuations"."value_currency" IS NULL)),
	CONSTRAINT "valuations_date" CHECK("valuations"."date" GLOB '[0-9][0-9][0-9][0-9]' OR "valuations"."date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "valuations"."date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "valuations"."date" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*')
) STRICT;
--> statement-breakpoint
CREATE INDEX `valuations_tender` ON `valuations` (`tender_id`);--> statement-breakpoint
CREATE INDEX `valuations_lot` ON `valuations` (`lot_id`) WHERE "valuations"."lot_id" IS NOT NULL;--> statement-breakpoint
CREATE VIRTUAL TABLE `search` USING fts5(
	name,
	aliases,
	description,
	body,
	tokenize = "unicode61 remove_diacritics 2",
	prefix = '2 3'
);
