import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeChanges } from '../../../src/db/write/document/attribute-change.ts';
import { tenderShown } from '../../../src/db/write/document/tender-shown.ts';
import { parseTenderStated } from '../../../src/db/write/document/tender-stated.ts';

interface Statement {
  readonly placed: { readonly day: string; readonly moment: string; readonly key: string };
  readonly series: number | null;
  readonly stated: string;
  readonly knownUntil: string | null;
}

const dayOf = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Statements of a few series, of which later ones close earlier ones or leave them open. */
const statements: fc.Arbitrary<Statement[]> = fc.array(
  fc
    .record({
      day: fc.nat(6),
      series: fc.constantFrom(1, 1, 2, 3, null),
      until: maybe(fc.integer({ min: 1, max: 4 })),
      name: maybe(fc.constantFrom('Roof', 'Roof of the school')),
      isMakeshift: fc.boolean(),
      deadline: maybe(fc.constantFrom('2024-02-01', '2024-02-15')),
      published: maybe(fc.constantFrom('2024-01-03', '2024-01-04')),
      count: maybe(fc.constantFrom(2, 3)),
      lots: fc.subarray(['1', '2']),
      isCalled: fc.boolean(),
    })
    .map(({ day, series, until, name, isMakeshift, deadline, published, count, lots, isCalled }) => ({
      placed: { day: dayOf(day), moment: dayOf(day), key: '' },
      series,
      knownUntil: until === undefined ? null : dayOf(day + until),
      stated: JSON.stringify({
        values: {
          name: [name ?? 'Made up'],
          ...(deadline && { deadline: [deadline] }),
          ...(published && { published: [published] }),
          ...(count && { publishedBidCount: [count] }),
        },
        isMakeshift,
        ...(isCalled && { calledOn: dayOf(day) }),
        lots: Object.fromEntries(lots.map((lot) => [lot, count ? { publishedBidCount: [count] } : {}])),
      }),
    })),
  { minLength: 1, maxLength: 12 },
);

/** What the row showed after each document, by all statements known then. */
function shownAfter(all: readonly Statement[]): unknown[] {
  return all.map(({ placed: { day } }, index) => {
    const known = all.slice(0, index + 1).map(({ placed, series, stated, knownUntil }) => ({
      ...parseTenderStated(stated),
      ...placed,
      document: placed.key,
      series,
      isOpen: knownUntil === null || knownUntil > day,
    }));
    return tenderShown(known).values;
  });
}

describe('what documents changed of a tender', () => {
  it('is what all statements known by then tell otherwise than those before', () =>
    fc.assert(
      fc.property(statements, (given) => {
        const all = given
          .map((each, index) => ({
            ...each,
            placed: { ...each.placed, key: String(index).padStart(2, '0') },
          }))
          .sort((a, b) =>
            JSON.stringify(Object.values(a.placed)) < JSON.stringify(Object.values(b.placed)) ? -1 : 1,
          );
        const shown = shownAfter(all);
        const changes = attributeChanges(all);
        for (const [index, { placed }] of all.entries()) {
          if (index === 0) continue;
          const isSame = JSON.stringify(shown[index]) === JSON.stringify(shown[index - 1]);
          const found = changes.get(JSON.stringify([placed.day, placed.moment, placed.key]));
          expect(found?.length === 0, JSON.stringify(all)).toBe(isSame);
        }
      }),
      { numRuns: 500 },
    ));

  it('looks at each document of a long series a few times', () => {
    const looks = (count: number): number => {
      let looked = 0;
      const all = Array.from({ length: count }, (_, index) => ({
        placed: { day: dayOf(index), moment: dayOf(index), key: '' },
        series: 1,
        stated: JSON.stringify({ values: { name: [`Roof ${index}`] } }),
        get knownUntil() {
          looked++;
          return index + 1 < count ? dayOf(index + 1) : null;
        },
      }));
      expect(attributeChanges(all).size).toBe(count - 1);
      return looked;
    };
    expect(looks(400)).toBe(2 * looks(200));
  });
});
