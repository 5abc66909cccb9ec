import { keyOf } from '../../../db/read/row/batch.ts';
import type { Session } from '../../../db/read/row/session.ts';
import { findRivals, type Rival, type RivalSearch, rivalRank } from '../../../graph/competition/rival.ts';
import { runInSlices } from '../../../graph/scheduler.ts';
import type { CheckArguments } from '../../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../../argument/page-argument.ts';
import { type ReadTogether, readingOrganisations } from '../../resolve/read-together.ts';
import type { Builder } from '../../type/builder.ts';
import { addComputedConnection, computedPageArguments } from '../../type/computed-connection.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { nodeField } from '../../type/named-field.ts';
import { type ComputedList, type ComputedPageArguments, checkComputedPage } from '../computed-page.ts';
import { contestsField, PageContests } from './contest.ts';
import { claimCountField, coverageCountField, dayField, duplicateCountField } from './count-type.ts';
import { type SearchPage, showSearch } from './search-page.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    Rival: ShownRival;
    RivalConnection: SearchPage<ShownRival, RivalSearch>;
  }
}

interface ShownRival {
  readonly rival: Rival;
  /** Its place on the page. */
  readonly index: number;
  /** Those of all rivals of the page. */
  readonly contests: PageContests;
  readonly together: ReadTogether;
}

const RIVALS: ComputedList<Rival> = { place: 'Organisation.rivals', rankOf: rivalRank };
/** Reading the bids on all tenders of an organisation takes about as much as this many objects. */
const COST = 200;

/** Adds `Organisation.rivals`. */
export function addRivals(builder: Builder): void {
  addRivalTypes(builder);
  const checkArguments: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, RIVALS.place);
  builder.objectField('Organisation', 'rivals', (t) =>
    t.field({
      type: 'RivalConnection',
      nullable: false,
      description:
        'Against whom it bids: parties of other bids on the same lot, or on the same tender where that is not known to have several lots. Rivals that no document names can not be seen: `coverage` tells on how many tenders there may be some.',
      args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
      extensions: { checkArguments, cost: COST } satisfies FieldExtensions,
      resolve: async (row, args, { session }) => {
        const organisation = keyOf(row);
        const search = await runInSlices(findRivals(session, organisation));
        return showSearch(search, search.rivals, {
          list: RIVALS,
          args,
          show: (rivals) => showRivals(session, organisation, rivals),
        });
      },
    }),
  );
}

function showRivals(session: Session, organisation: number, rivals: readonly Rival[]): ShownRival[] {
  const together = readingOrganisations(
    session,
    rivals.map(({ organisation: id }) => id),
  );
  const contests = new PageContests(
    session,
    rivals.map(({ organisation: other, tenders }) => ({ one: organisation, other, tenders })),
  );
  return rivals.map((rival, index) => ({ rival, index, contests, together }));
}

function addRivalTypes(builder: Builder): void {
  builder.objectType('Rival', {
    description: 'An organisation that bid against another one.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'The other one.',
        keyOf: ({ rival: { organisation } }) => organisation,
      }),
      contestCount: claimCountField(
        t,
        'Lots, or tenders that are not known to have several, on which both bid, not in the same bid; withdrawn and excluded bids too. Where a bid names no lot of a tender in several, whether the two met is possible: one contest for the tender.',
        ({ rival: { contests } }) => contests,
      ),
      won: claimCountField(
        t,
        'Contests that the organisation won and this rival did not.',
        ({ rival: { outcomes } }) => outcomes.WON,
      ),
      lost: claimCountField(
        t,
        'Contests that this rival won and the organisation did not.',
        ({ rival: { outcomes } }) => outcomes.LOST,
      ),
      bothWon: claimCountField(
        t,
        'Contests that both won, as in a framework with several suppliers. The rest of `contestCount` neither won, or no document tells who did.',
        ({ rival: { outcomes } }) => outcomes.BOTH_WON,
      ),
      tenderCount: t.int({
        nullable: false,
        description: 'On how many tenders they met, or may have.',
        resolve: ({ rival: { tenders } }) => tenders.length,
      }),
      first: dayField(t, 'When they first bid against each other', ({ rival: { first } }) => first),
      last: dayField(t, 'When they last bid against each other', ({ rival: { last } }) => last),
      contests: contestsField(t, (shown) => shown),
    }),
  });
  addComputedConnection(
    builder,
    'Rival',
    'A page of rivals of an organisation: those met most often for certain first, then those met possibly most often, then in order of recording.',
  );
  builder.objectFields('RivalConnection', (t) => ({
    bids: claimCountField(t, 'Bids to which the organisation is a party.', ({ search }) => search.bids),
    coverage: coverageCountField(
      t,
      'The tenders that they are on. On those that are not complete there may be rivals that can not be seen.',
      ({ search }) => search.coverage,
    ),
    duplicateCount: duplicateCountField(t, ({ search }) => search.duplicates),
  }));
}
