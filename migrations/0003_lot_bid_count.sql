-- Made by `npm run db:generate`, then edited by hand: drizzle-kit would rebuild the table for the sake of the CHECK.
-- Run whole in one transaction by src/db/migrate.ts.
ALTER TABLE `lots` ADD `published_bid_count` integer CONSTRAINT "lots_published_bid_count" CHECK("published_bid_count" >= 0);
