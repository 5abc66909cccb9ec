-- Made by `npm run db:generate`, then edited by hand: drizzle-kit would rebuild the table for the sake of the CHECKs.
-- The columns are filled by src/db/write/derive/derive-anew.ts, which sees that the rules are others.
ALTER TABLE `bids` ADD `outcome` text DEFAULT 'UNDECIDED' NOT NULL CONSTRAINT "bids_outcome" CHECK("outcome" = 'WON' OR "outcome" = 'LOST' OR "outcome" = 'WITHDRAWN' OR "outcome" = 'NOBODY_WON' OR "outcome" = 'UNKNOWN' OR "outcome" = 'UNDECIDED');--> statement-breakpoint
ALTER TABLE `bids` ADD `outcome_is_stated` integer DEFAULT false NOT NULL CONSTRAINT "bids_outcome_is_stated" CHECK("outcome_is_stated" IN (0, 1));
