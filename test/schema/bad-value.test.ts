import { describe, expect, it } from 'vitest';
import { withGraph } from '../graph.ts';

const refused = (document: string, message: string | RegExp, variables?: Record<string, unknown>) =>
  withGraph(async (graph) => {
    graph.importSeed();
    const { code, message: given } = await graph.refusal(document, variables);
    expect(given).toMatch(message);
    expect(code).toBe('BAD_USER_INPUT');
  });

describe('a value', () => {
  it.each([
    [
      'tenders(filter: { value: { currency: "EUR", min: 5 } })',
      'filter.value.min: Expected value of type "Decimal", found 5; 5 is not a Decimal: a string is needed.',
    ],
    [
      'tenders(filter: { or: [{ cpv: "72" }, { publishedOn: { from: true } }] })',
      'filter.or[1].publishedOn.from: Expected value of type "PartialDate", found true; true is not a PartialDate: a string is needed.',
    ],
    ['tenders(first: "ten")', 'first: Int cannot represent non-integer value: "ten"'],
    [
      'tenders(filter: { valueStatus: [SECRET] })',
      'filter.valueStatus[0]: Value "SECRET" does not exist in "ValueStatus" enum. It is one of KNOWN, NOT_PUBLISHED, UNKNOWN, WITHHELD.',
    ],
    [
      'tenders(filter: { value: { min: "1" } })',
      'filter.value: Field "MoneyRange.currency" of required type "String!" was not provided.',
    ],
    [
      'tenders(filter: { value: { currency: "eur" } })',
      'filter.value.currency: "eur" is no ISO 4217 code, such as "EUR".',
    ],
    [
      'tenders(filter: { value: { currency: "EUR", min: "5.00", max: "1" } })',
      'filter.value: 1 is under 5.00.',
    ],
    [
      'tenders(filter: { value: { currency: "EUR", max: "12345678901234567" } })',
      'filter.value.max: Expected value of type "Decimal", found "12345678901234567"; "12345678901234567" is not a decimal number such as "6200000.00", of up to 16 digits and four decimals.',
    ],
  ])('in %s is refused by its place', (field, message) =>
    withGraph(async (graph) => {
      expect(await graph.refusal(`{ ${field} { totalCount } }`)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );
  it('that is a default is refused by its variable', () =>
    refused('query ($n: Int = "x") { tenders(first: $n) { totalCount } }', /^\$n: Int cannot represent/));
  it('that is no word of its enum is refused in a variable too, with what would be right', () =>
    refused(
      'query ($s: [ValueStatus!]) { tenders(filter: { valueStatus: $s }) { totalCount } }',
      /"SECRET" does not exist in "ValueStatus" enum\. It is one of KNOWN, NOT_PUBLISHED, UNKNOWN, WITHHELD\.$/,
      { s: ['SECRET'] },
    ));
  it('in a variable is refused by its place', () =>
    refused(
      'query ($f: TenderFilter) { tenders(filter: $f) { totalCount } }',
      /"\$f" got invalid value 5 at "f\.value\.min"; Expected type "Decimal"\. 5 is not a Decimal: a string is needed/,
      { f: { value: { currency: 'EUR', min: 5 } } },
    ));
});

describe('a country', () => {
  const slugsOf = 'query ($c: String!) { organisations(filter: { country: $c }) { nodes { slug } } }';
  const inCountries = (test: (of: (code: string) => Promise<string[]>) => Promise<void>) =>
    Promise.all(
      (['compiled', 'ordinary'] as const).map((executor) =>
        withGraph(
          async (graph) => {
            graph.write({
              nodes: ['FR', 'UA', 'GB', 'XK'].map((country) => ({
                ref: country,
                type: 'ORGANISATION' as const,
                slug: country.toLowerCase(),
                name: country,
                country,
                statedOn: '2025-01-31',
              })),
            });
            await test(async (c) =>
              (await graph.query(slugsOf, { c })).organisations.nodes.map(
                ({ slug }: { slug: string }) => slug,
              ),
            );
          },
          { executor },
        ),
      ),
    );

  it('is understood in lower case, by its code of three letters, and as the EU writes it', () =>
    inCountries(async (of) => {
      for (const code of ['FR', 'fr', 'FRA', ' fra']) expect(await of(code)).toEqual(['fr']);
      expect(await of('UKR')).toEqual(['ua']);
      expect(await of('UK')).toEqual(['gb']);
      expect(await of('XK')).toEqual(['xk']);
      expect(await of('EU')).toEqual([]);
    }));
  it.each(['France', 'XX', 'ZZZ', '', 'F', '🇫🇷'])('%j is refused', (c) =>
    refused(
      slugsOf,
      /^filter\.country: ".*" is not an ISO 3166-1 code of two or three letters, such as "FR"\.$/,
      {
        c,
      },
    ),
  );
});

describe('a filter by a node', () => {
  it.each([
    [
      'tenders(filter: { buyer: { slug: "nobody" } })',
      'filter.buyer: there is no Organisation with the slug "nobody".',
    ],
    [
      'tenders(filter: { or: [{ cpv: "72" }, { not: { bidder: { id: "organisation:999999" } } }] })',
      'filter.or[1].not.bidder: there is no Organisation with the id "organisation:999999".',
    ],
    [
      'tenders(filter: { requires: { identifier: { scheme: "CELEX", value: "1" } } })',
      'filter.requires: there is no Regulation with the identifier "1" of scheme "CELEX".',
    ],
    [
      'organisations(filter: { bidOn: { slug: "nothing" } })',
      'filter.bidOn: there is no Tender with the slug "nothing".',
    ],
    [
      'tenders { nodes { bids(filter: { bidder: { slug: "nobody" } }) { totalCount } } } none: tenders',
      'filter.bidder: there is no Organisation with the slug "nobody".',
    ],
    [
      'indicators(filter: { buyer: { slug: "nobody" } })',
      'filter.buyer: there is no Organisation with the slug "nobody".',
    ],
  ])('that there is not is refused: %s', (field, message) =>
    withGraph(async (graph) => {
      graph.importSeed();
      expect(await graph.refusal(`{ ${field} { totalCount } }`)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );

  it('that is not known on the day asked finds nothing', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const list = '{ tenders(filter: { bidder: { slug: "atos" } }) { totalCount } }';
      expect((await graph.query(list)).tenders.totalCount).toBeGreaterThan(0);
      expect((await graph.query(`query @asOf(knownOn: "1999-01-01") ${list}`)).tenders.totalCount).toBe(0);
    }));
});
