-- Written by hand: Drizzle knows neither virtual tables nor tables without rowid. All of these are derived, and filled by
-- src/db/search/rebuild.ts when the database is opened for writing.
DROP TABLE `search`;--> statement-breakpoint
CREATE VIRTUAL TABLE `names_article` USING fts5(name, identifiers UNINDEXED, detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `names_organisation` USING fts5(name, identifiers UNINDEXED, detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `names_person` USING fts5(name, identifiers UNINDEXED, detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `names_regulation` USING fts5(name, identifiers UNINDEXED, detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `names_tender` USING fts5(name, identifiers UNINDEXED, detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `texts_article` USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');--> statement-breakpoint
CREATE VIRTUAL TABLE `texts_organisation` USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');--> statement-breakpoint
CREATE VIRTUAL TABLE `texts_regulation` USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');--> statement-breakpoint
CREATE VIRTUAL TABLE `texts_tender` USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');--> statement-breakpoint
CREATE TABLE `name_keys` (
	`type` integer NOT NULL,
	`key` text NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY (`type`, `key`, `place`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `identifier_keys` (
	`key` text NOT NULL,
	`type` integer NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY (`key`, `type`, `place`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `words` (
	`id` integer PRIMARY KEY NOT NULL,
	`word` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `words_word` ON `words` (`word`);--> statement-breakpoint
CREATE TABLE `word_fragments` (
	`fragment` integer NOT NULL,
	`word_id` integer NOT NULL,
	PRIMARY KEY (`fragment`, `word_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `linked_nodes` (
	`id` integer PRIMARY KEY NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `edges_linked` AFTER INSERT ON `edges` BEGIN
	INSERT OR IGNORE INTO linked_nodes (id) VALUES (NEW.from_id);
	INSERT OR IGNORE INTO linked_nodes (id) VALUES (NEW.to_id);
END;
--> statement-breakpoint
CREATE TRIGGER `edges_unlinked` AFTER DELETE ON `edges` BEGIN
	INSERT OR IGNORE INTO linked_nodes (id) VALUES (OLD.from_id);
	INSERT OR IGNORE INTO linked_nodes (id) VALUES (OLD.to_id);
END;
