import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/db/check/check.ts';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { type Answer, openGraph } from '../graph.ts';
import { withImport } from '../ingest/with-import.ts';

const TOWN = '21750001600019';
const ALPHA = '55208131766522';
/** Another establishment of the same company. */
const ALPHA_SOUTH = '55208131766514';
const BETA = '54205118000066';

type Row = readonly [number: string, holder: string, amount: number | '', day?: string];

/** What tenders are worth by rows of one table, each a holder of a contract; as known on a day, where one is given. */
async function valuesOf(rows: readonly Row[], day?: string): Promise<Answer> {
  const table = [
    'id,codeCPV,acheteur_id,acheteur_nom,titulaire_id,titulaire_nom,montant,dateNotification,procedure',
    ...rows.map(([number, holder, amount, on = '2024-03-01']) =>
      [number, '45210000', TOWN, 'Town', holder, `Firm ${holder}`, amount, on, 'Procédure adaptée'].join(','),
    ),
  ].join('\n');
  let answer: Answer;
  await withImport(decpSource, async ({ database, importContent, rejects }) => {
    await importContent('table.csv', table);
    expect(rejects()).toEqual([]);
    expect(checkDatabase(database)).toEqual([]);
    const asOf = day === undefined ? '' : ` @asOf(knownOn: "${day}")`;
    answer = await openGraph(database).graph.query(
      `query V${asOf} { tenders(orderBy: NAME_ASC) { nodes { value { amount } valueParts valueBasis valueIsCeiling valueIsPartial valueGaps valueStatus repeatedAmountCount qualityFlags { flag field } } } partial: tenders(filter: { valueIsPartial: true }) { totalCount } tenderStatistics { total { values { sum { amount } count partialCount ceilingCount flaggedCount } unknownValueCount } } }`,
    );
  });
  return answer;
}

const totalOf = ({ tenderStatistics }: Answer) => tenderStatistics.total.values;

const worth = ({ value, valueParts, valueBasis, valueGaps }: Answer) => [
  value.amount,
  valueParts,
  valueBasis,
  valueGaps,
];

describe('the value of a number of several contracts', () => {
  it('is the sum of what different holders were awarded, and a ceiling', async () => {
    const { tenders, partial, ...answer } = await valuesOf([
      ['7', ALPHA, 10],
      ['7', BETA, 20],
    ]);
    expect(totalOf(answer)).toEqual([
      { sum: { amount: '30.00' }, count: 1, partialCount: 0, ceilingCount: 1, flaggedCount: 0 },
    ]);
    expect(tenders.nodes.map(worth)).toEqual([['30.00', 2, 'SUM_OF_AWARDS', null]]);
    expect(tenders.nodes[0]).toMatchObject({ valueIsCeiling: true, valueIsPartial: false });
    expect(partial.totalCount).toBe(0);
  });

  it('counts an amount once that different holders share', async () => {
    const { tenders } = await valuesOf([
      ['7', ALPHA, 500],
      ['7', BETA, 500, '2024-03-02'],
    ]);
    expect(tenders.nodes.map(worth)).toEqual([['500.00', 2, 'SHARED_CEILING', null]]);
  });

  it('counts the last amount of groups that share a company, whichever of its establishments is named', async () => {
    const { tenders } = await valuesOf([
      ['7', ALPHA, 10],
      ['7', ALPHA_SOUTH, 15, '2024-05-01'],
      ['7', BETA, 15, '2024-05-01'],
      ['8', ALPHA, 10],
      ['8', ALPHA_SOUTH, 11, '2024-04-01'],
      ['8', BETA, 20],
    ]);
    expect(tenders.nodes.map(worth)).toEqual([
      ['15.00', 1, 'ONE_AWARD', null],
      ['31.00', 2, 'SUM_OF_AWARDS', null],
    ]);
  });

  it('says that a contract stands under a longer number, too, on its days', async () => {
    const rows: readonly Row[] = [
      ['2024', ALPHA, 10],
      ['2024', BETA, 20],
      ['202401', ALPHA, 10, '2024-03-01'],
    ];
    const { tenders, partial, ...answer } = await valuesOf(rows);
    const total = { sum: { amount: '40.00' }, count: 2, partialCount: 1, ceilingCount: 2, flaggedCount: 0 };
    expect(totalOf(answer)).toEqual([total]);
    expect(tenders.nodes.map(worth)).toEqual([
      ['30.00', 2, 'SUM_OF_AWARDS', 'TWIN'],
      ['10.00', 1, 'ONE_AWARD', null],
    ]);
    expect(tenders.nodes.map(({ valueIsPartial }: Answer) => valueIsPartial)).toEqual([true, false]);
    expect(partial.totalCount).toBe(1);
    const later = await valuesOf(
      [...rows.slice(0, 2), ['2024', ALPHA_SOUTH, 7, '2024-06-01'], rows[2] as Row],
      '2024-05-01',
    );
    expect(totalOf(later)).toEqual([total]);
    expect(later.tenders.nodes.map(worth)).toEqual([
      ['30.00', 2, 'SUM_OF_AWARDS', 'TWIN'],
      ['10.00', 1, 'ONE_AWARD', null],
    ]);
  });

  it('is partial when one of its contracts states no amount, and not known when none does', async () => {
    const { tenders, partial, tenderStatistics } = await valuesOf([
      ['7', ALPHA, 10],
      ['7', BETA, ''],
      ['8', BETA, ''],
    ]);
    expect(
      tenders.nodes.map(({ value, valueStatus, valueGaps }: Answer) => [
        value?.amount,
        valueStatus,
        valueGaps,
      ]),
    ).toEqual([
      ['10.00', 'KNOWN', 'AWARD_WITHOUT_AMOUNT'],
      [undefined, 'NOT_PUBLISHED', null],
    ]);
    expect(partial.totalCount).toBe(1);
    expect(tenderStatistics.total).toEqual({
      values: [{ sum: { amount: '10.00' }, count: 1, partialCount: 1, ceilingCount: 1, flaggedCount: 0 }],
      unknownValueCount: 1,
    });
  });

  it('is told with how many tenders of the buyer are worth the same', async () => {
    const { tenders } = await valuesOf([
      ['1', ALPHA, 373_766],
      ['2', BETA, 373_766],
      ['3', ALPHA_SOUTH, 373_766, '2024-04-01'],
      ['4', ALPHA, 373_767],
      ['5', ALPHA, ''],
    ]);
    expect(tenders.nodes.map((each: Answer) => each.repeatedAmountCount)).toEqual([3, 3, 3, 1, null]);
  });

  it('is repeated once by a contract that is published twice', async () => {
    const { tenders } = await valuesOf([
      ['2024AB', ALPHA, 50],
      ['2024AB01', ALPHA, 50],
      ['7', BETA, 50],
    ]);
    expect(tenders.nodes.map((each: Answer) => each.repeatedAmountCount)).toEqual([2, 2, 2]);
  });

  it.each([
    ['of what counts, a hundred', ['A', 'B'], 100],
    ['not of what stands twice', ['', '01'], 60],
  ])('is told to be repeated as often as it is: %s', async (_, ends, count) => {
    const numbers = Array.from({ length: 60 }, (_, index) => `2024-${100 + index}`);
    const rows = numbers.flatMap((number) => ends.map((end): Row => [`${number}${end}`, ALPHA, 50]));
    const { tenders } = await valuesOf(rows);
    expect(new Set(tenders.nodes.map((each: Answer) => each.repeatedAmountCount))).toEqual(new Set([count]));
  });

  it('says that an amount in it is not believed', async () => {
    const { tenders, ...answer } = await valuesOf([
      ['7', ALPHA, 99_999_999],
      ['7', BETA, 20],
    ]);
    // What is left out of the sum is not counted as partial, too.
    expect(totalOf(answer)).toEqual([
      { sum: { amount: '0.00' }, count: 0, partialCount: 0, ceilingCount: 0, flaggedCount: 1 },
    ]);
    expect(tenders.nodes.map(worth)).toEqual([['100000019.00', 2, 'SUM_OF_AWARDS', 'FLAGGED_AMOUNT']]);
  });

  it('does not believe an amount that is another number of the contract', async () => {
    const { tenders } = await valuesOf([
      // The holder's SIREN, the CPV code, the buyer's own number of the contract; then one of those and cents, and a short one.
      ['1', ALPHA, 552081317],
      ['2', ALPHA, 45210000],
      ['20240317', ALPHA, 20240317],
      ['4', ALPHA, 552081317.5],
      ['2024031', ALPHA, 2024031],
    ]);
    const isDoubted = ({ qualityFlags }: Answer) =>
      qualityFlags.some(({ flag, field }: Answer) => flag === 'IMPLAUSIBLE_AMOUNT' && field === 'value');
    expect(tenders.nodes.map((tender: Answer) => [tender.value.amount, isDoubted(tender)]).sort()).toEqual([
      ['2024031.00', false],
      ['20240317.00', true],
      ['45210000.00', true],
      ['552081317.00', true],
      ['552081317.50', false],
    ]);
  });
});
