-- Made by `npm run db:generate`, then edited by hand: both tables are STRICT, claim_kinds is WITHOUT ROWID, and the PRAGMAs are left out.
-- Run whole in one transaction by src/db/connection/migrate.ts, which has foreign keys off until then and adds the kinds.
CREATE TABLE `claim_kinds` (
	`kind` text PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `__new_claims` (
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
	FOREIGN KEY (`kind`) REFERENCES `claim_kinds`(`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_standing" CHECK("__new_claims"."standing" = 'OFFICIAL' OR "__new_claims"."standing" = 'REPORTED' OR "__new_claims"."standing" = 'UNCONFIRMED' OR "__new_claims"."standing" = 'DISPUTED'),
	CONSTRAINT "claims_modality" CHECK("__new_claims"."modality" = 'ACTUAL' OR "__new_claims"."modality" = 'EXPECTED'),
	CONSTRAINT "claims_valid_from" CHECK("__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]' OR "__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "__new_claims"."valid_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "claims_valid_until" CHECK("__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]' OR "__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR "__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR "__new_claims"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'),
	CONSTRAINT "claims_period" CHECK("__new_claims"."valid_until" || '~' >= "__new_claims"."valid_from"),
	CONSTRAINT "claims_known_from_day" CHECK("__new_claims"."known_from" GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_claims`("id", "kind", "key", "standing", "modality", "valid_from", "valid_until", "known_from", "note", "stamps", "created", "updated", "revision") SELECT "id", "kind", "key", "standing", "modality", "valid_from", "valid_until", "known_from", "note", "stamps", "created", "updated", "revision" FROM `claims`;--> statement-breakpoint
DROP TABLE `claims`;--> statement-breakpoint
ALTER TABLE `__new_claims` RENAME TO `claims`;--> statement-breakpoint
CREATE UNIQUE INDEX `claims_key` ON `claims` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_id_kind` ON `claims` (`id`,`kind`);--> statement-breakpoint
DROP INDEX `assessments_by_assessor`;--> statement-breakpoint
DROP INDEX `assessments_by_object`;--> statement-breakpoint
CREATE INDEX `assessments_assessor` ON `assessments` (`assessor_id`) WHERE "assessments"."assessor_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `assessments_object` ON `assessments` (`object_id`);--> statement-breakpoint
DROP INDEX `authorships_by_author`;--> statement-breakpoint
DROP INDEX `authorships_by_article`;--> statement-breakpoint
CREATE INDEX `authorships_author` ON `authorships` (`author_id`);--> statement-breakpoint
CREATE INDEX `authorships_article` ON `authorships` (`article_id`);--> statement-breakpoint
DROP INDEX `citations_by_citing`;--> statement-breakpoint
DROP INDEX `citations_by_cited`;--> statement-breakpoint
CREATE INDEX `citations_citing` ON `citations` (`citing_id`);--> statement-breakpoint
CREATE INDEX `citations_cited` ON `citations` (`cited_id`);--> statement-breakpoint
DROP INDEX `involvements_by_subject`;--> statement-breakpoint
DROP INDEX `involvements_by_object`;--> statement-breakpoint
CREATE INDEX `involvements_subject` ON `involvements` (`subject_id`);--> statement-breakpoint
CREATE INDEX `involvements_object` ON `involvements` (`object_id`);--> statement-breakpoint
DROP INDEX `successions_by_successor`;--> statement-breakpoint
DROP INDEX `successions_by_predecessor`;--> statement-breakpoint
CREATE INDEX `successions_successor` ON `successions` (`successor_id`);--> statement-breakpoint
CREATE INDEX `successions_predecessor` ON `successions` (`predecessor_id`);