import type { Session } from '../../../db/read/row/session.ts';
import type { Rivalry } from '../../../graph/competition/rivalry.ts';
import { type ReadTogether, readingOrganisations } from '../../resolve/read-together.ts';
import { PageContests } from './contest.ts';

/** A pair, and how to read what it and those beside it name. */
export interface ShownRivalry {
  readonly rivalry: Rivalry;
  /** Its place on the page. */
  readonly index: number;
  /** Those of all pairs of the page. */
  readonly contests: PageContests;
  readonly together: ReadTogether;
}

/** How pairs are shown beside each other: their organisations are read together, and so are their contests. */
export function showRivalries(session: Session, rivalries: readonly Rivalry[]): ShownRivalry[] {
  const together = readingOrganisations(
    session,
    rivalries.flatMap(({ organisations }) => organisations),
  );
  const contests = new PageContests(
    session,
    rivalries.map(({ organisations: [one, other], latest }) => ({
      one,
      other,
      tenders: latest.items.map(({ id }) => id),
    })),
  );
  return rivalries.map((rivalry, index) => ({ rivalry, index, contests, together }));
}
