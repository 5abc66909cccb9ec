import type { Coverage, CoverageCount } from '../../../graph/competition/coverage.ts';
import type { Tally } from '../../../graph/competition/tally.ts';
import { describedWords } from '../../type/enum.ts';
import type { PothosTypes, TypeRegistry } from '../../type/registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

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
export function addCountTypes(registry: TypeRegistry): void {
  const { builder } = registry;
  const claimCount = builder.objectRef<Tally>('ClaimCount').implement({
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
  registry.addOutput('ClaimCount', claimCount as never);
  const coverage = builder.enumType('BidderCoverage', {
    description: 'Of how many of those who bid documents tell.',
    values: describedWords(COVERAGE_MEANINGS),
  });
  registry.addOutput('BidderCoverage', coverage as never);
  const coverageCount = builder.objectRef<CoverageCount>('CoverageCount').implement({
    description: 'Tenders by how many of those who bid on them documents tell; see `BidderCoverage`.',
    fields: (t) => ({
      complete: coverageField(t as never, 'COMPLETE') as never,
      winnersOnly: coverageField(t as never, 'WINNERS_ONLY') as never,
      partial: coverageField(t as never, 'PARTIAL') as never,
      unknown: coverageField(t as never, 'UNKNOWN') as never,
    }),
  });
  registry.addOutput('CoverageCount', coverageCount as never);
}

function coverageField(t: FieldBuilder, coverage: Coverage) {
  return t.int({
    nullable: false,
    description: COVERAGE_COUNTS[coverage],
    resolve: (counts: unknown) => (counts as CoverageCount)[coverage],
  });
}

/** A field that tells how many there are, and how many more there may be. */
export function claimCountField<T>(
  t: FieldBuilder,
  registry: TypeRegistry,
  description: string,
  tallyOf: (of: T) => Tally,
) {
  return t.field({
    type: registry.output('ClaimCount') as never,
    nullable: false,
    description,
    resolve: (of: unknown) => tallyOf(of as T) as never,
  });
}

/** A field that tells when something happened first or last. */
export function dayField<T>(
  t: FieldBuilder,
  registry: TypeRegistry,
  description: string,
  dayOf: (of: T) => string | null,
) {
  return t.field({
    type: registry.output('PartialDate') as never,
    nullable: true,
    description: `${description}: the deadline of its tender; without that its publication, else its award. A partial date. Null when no document dates any.`,
    resolve: (of: unknown) => dayOf(of as T) as never,
  });
}

/** A field that tells how many tenders there are of each coverage. */
export function coverageCountField<T>(
  t: FieldBuilder,
  registry: TypeRegistry,
  description: string,
  countOf: (of: T) => CoverageCount,
) {
  return t.field({
    type: registry.output('CoverageCount') as never,
    nullable: false,
    description,
    resolve: (of: unknown) => countOf(of as T) as never,
  });
}
