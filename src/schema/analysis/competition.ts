import type { Builder } from '../type/builder.ts';
import { addCoBidders } from './competition/co-bidder.ts';
import { addCoBiddings } from './competition/co-bidding.ts';
import { addContestType } from './competition/contest.ts';
import { addCountTypes } from './competition/count-type.ts';
import { addRivals } from './competition/rival.ts';
import { addRivalries } from './competition/rivalry.ts';
import { addTenderCompetition } from './competition/tender-competition.ts';

/** Adds who bids with whom and against whom: `coBiddings`, `rivalries`, `Organisation.coBidders` and `rivals`, `competition` of tenders and lots. */
export function addCompetition(builder: Builder): void {
  addCountTypes(builder);
  addContestType(builder);
  addTenderCompetition(builder);
  addCoBidders(builder);
  addCoBiddings(builder);
  addRivals(builder);
  addRivalries(builder);
}
