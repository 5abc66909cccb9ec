import type { Coverage, CoverageCount } from '../../../graph/competition/coverage.ts';
import type { Tally } from '../../../graph/competition/tally.ts';
import type { Builder, FieldsOf } from '../../type/builder.ts';
import { addEnum } from '../../type/enum.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    ClaimCount: Tally;
    CoverageCount: CoverageCount;
  }
  interface Enums {
    BidderCoverage: Coverage;
  }
}

const COVERAGE_MEANINGS: Record<Coverage, string> = {
  COMPLETE:
    'As many bids are named, as fact, as were received, as published; also when none was received. On a tender in several lots, bids of the same organisations count once against a number that is published for the whole.',
  WINNERS_ONLY:
    'Bids that won are named, as fact, and no others, and more were received or no document says how many: who lost, if anybody did, can not be seen.',
  PARTIAL:
    'More bids were received, as published, than are named as fact, and not just winning ones are named.',
  UNKNOWN:
    'No document says how many bids were received. Those named, a losing one among them or none at all, may be all.',
};

const COVERAGE_COUNTS: Record<Coverage, string> = {
  COMPLETE: 'Tenders of which all who bid are named.',
  WINNERS_ONLY: 'Tenders of which only who won is named: losers can not be seen.',
  PARTIAL: 'Tenders of which fewer bids are named than were received.',
  UNKNOWN: 'Tenders of which no document says how many bids were received, nor names winners alone.',
};

/** Makes `ClaimCount`, `BidderCoverage` and `CoverageCount`. */
export function addCountTypes(builder: Builder): void {
  builder.objectType('ClaimCount', {
    description: 'How many there are by claims that sources state as fact, and how many more there may be.',
    fields: (t) => ({
      certain: t.exposeInt('certain', {
        nullable: false,
        description:
          'By actual bids that a source states as fact: `OFFICIAL` or `REPORTED`, and not disputed.',
      }),
      possible: t.exposeInt('possible', {
        nullable: false,
        description: 'More of them, by bids that are expected, unconfirmed or disputed. Not in `certain`.',
      }),
    }),
  });
  addEnum(builder, 'BidderCoverage', 'Of how many of those who bid documents tell.', COVERAGE_MEANINGS);
  builder.objectType('CoverageCount', {
    description: 'Tenders by how many of those who bid on them documents tell; see `BidderCoverage`.',
    fields: (t) => ({
      complete: coverageField(t, 'COMPLETE'),
      winnersOnly: coverageField(t, 'WINNERS_ONLY'),
      partial: coverageField(t, 'PARTIAL'),
      unknown: coverageField(t, 'UNKNOWN'),
    }),
  });
}

function coverageField(t: FieldsOf<CoverageCount>, coverage: Coverage) {
  return t.int({
    nullable: false,
    description: COVERAGE_COUNTS[coverage],
    resolve: (counts) => counts[coverage],
  });
}

/** A field that tells how many there are, and how many more there may be. */
export function claimCountField<T>(t: FieldsOf<T>, description: string, tallyOf: (of: T) => Tally) {
  return t.field({ type: 'ClaimCount', nullable: false, description, resolve: tallyOf });
}

/** A field that tells when something happened first or last. */
export function dayField<T>(t: FieldsOf<T>, description: string, dayOf: (of: T) => string | null) {
  return t.field({
    type: 'PartialDate',
    nullable: true,
    description: `${description}: the deadline of its tender; without that its publication, else its award. A partial date. Null when no document dates any.`,
    resolve: dayOf,
  });
}

/** A field that tells how many tenders there are of each coverage. */
export function coverageCountField<T>(
  t: FieldsOf<T>,
  description: string,
  countOf: (of: T) => CoverageCount,
) {
  return t.field({ type: 'CoverageCount', nullable: false, description, resolve: countOf });
}

/** A field that tells how many bids are left out because they would count twice. */
export function duplicateCountField<T>(t: FieldsOf<T>, countOf: (of: T) => number) {
  return t.int({
    nullable: false,
    description:
      'Bids on tenders that are published under longer numbers, too (`DUPLICATE_PUBLICATION`): they are left out everywhere here.',
    resolve: countOf,
  });
}
