import { expect, it } from 'vitest';
import { decpSource } from '../../../src/ingest/sources/decp/source.ts';
import { type Answer, openGraph } from '../../graph.ts';
import { withImport } from '../with-import.ts';

const TOWN = '21750001600019';
const ALPHA = '55208131766522';
const HEAD = 'id,acheteur_id,acheteur_nom,titulaire_id,titulaire_nom,montant,dateNotification,objet';

interface Cells {
  readonly holder?: string;
  readonly amount?: string;
  readonly date?: string;
}

const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function tableOf(rows: readonly Cells[]): string {
  const lines = rows.map(({ holder = ALPHA, amount = '1000', date = '2024-02-01' }, index) =>
    [`C${index}`, TOWN, 'Ville', holder, 'Alpha', amount, date, `Row ${String(index).padStart(2, '0')}`]
      .map(cell)
      .join(','),
  );
  return [HEAD, ...lines].join('\n');
}

const ASKED =
  '{ tenders(first: 50, orderBy: NAME_ASC) { nodes { title awarded valueStatus value { amount } bids(first: 3) { nodes { parties(first: 3) { nodes { organisation { name } } } } } } } organisations { nodes { name } } }';

async function answerTo(name: string, content: unknown): Promise<Answer> {
  let answer: Answer;
  await withImport(decpSource, async ({ database, importContent, problems }) => {
    await importContent(name, content);
    answer = await openGraph(database).graph.query(ASKED);
    expect(problems()).toEqual([]);
  });
  return answer;
}

it('amounts are read with the sign of the euro and with two marks that can mean one thing, and no others', async () => {
  const amounts: readonly (readonly [text: string, amount: string | undefined])[] = [
    ['1 234,57 €', '1234.57'],
    ['€ 100', '100.00'],
    ['100 EUR', '100.00'],
    ['1234.57 €', '1234.57'],
    ['1.234,57', '1234.57'],
    ['1,234.57', '1234.57'],
    ['1.234.567,80', '1234567.80'],
    ['-1 234,57', '-1234.57'],
    // A thousand, or one to three digits.
    ['1000,000', undefined],
    ['1,234', undefined],
    ['12 34', undefined],
    ['1.23,45', undefined],
    ['1000 HT', undefined],
    ['1000 $', undefined],
    ['€', undefined],
  ];
  const { tenders } = await answerTo('amounts.csv', tableOf(amounts.map(([amount]) => ({ amount }))));
  expect(
    tenders.nodes.map(({ value }: Answer, index: number) => [amounts[index]?.[0], value?.amount]),
  ).toEqual(amounts);
});

it('days are read as data frames and spreadsheets write them', async () => {
  const dates = ['2024-02-01 00:00:00', '2024-02-01T00:00', '45323', '45323.0', '20240201', '2024/02/01'];
  const { tenders } = await answerTo('dates.csv', tableOf(dates.map((date) => ({ date }))));
  expect(tenders.nodes.map(({ awarded }: Answer) => awarded)).toEqual(dates.map(() => '2024-02-01'));
});

it('numbers that are no day of our time, and days that there are not, are no date', () =>
  withImport(decpSource, async ({ importContent, rejects }) => {
    const dates = ['20241301', '123', '99999', '20240230', '2024-02-30 00:00:00'];
    await importContent('dates.csv', tableOf(dates.map((date) => ({ date }))));
    expect(rejects()).toHaveLength(dates.length);
  }));

it('a SIRET is one however a spreadsheet keeps it from being an amount', async () => {
  const holders = [ALPHA, `="${ALPHA}"`, `'${ALPHA}`, `${ALPHA}.0`, '552 081 317 66522'];
  const { organisations } = await answerTo('sirets.csv', tableOf(holders.map((holder) => ({ holder }))));
  expect(organisations.nodes).toHaveLength(2);
});

it('holders are found in a list that is text, or an object with positions; a buyer that is only its number is one', async () => {
  const holder = { id: ALPHA, typeIdentifiant: 'SIRET', denominationSociale: 'Alpha' };
  const contract = (id: string, more: object) => ({
    id,
    acheteur: { id: TOWN, nom: 'Ville' },
    objet: id,
    dateNotification: '2021-12-01',
    montant: 1000,
    ...more,
  });
  const { tenders, organisations } = await answerTo('shapes.json', {
    marches: [
      contract('1', { titulaires: JSON.stringify([holder]) }),
      contract('2', { titulaires: { 0: holder } }),
      contract('3', { titulaires: [holder], acheteur: TOWN }),
    ],
  });
  const names = tenders.nodes.map(({ bids }: Answer) =>
    bids.nodes.flatMap(({ parties }: Answer) =>
      parties.nodes.map(({ organisation }: Answer) => organisation.name),
    ),
  );
  expect(names).toEqual([['Alpha'], ['Alpha'], ['Alpha']]);
  expect(organisations.nodes).toHaveLength(2);
});

it('holders are read from a member for one, from bare numbers and among nulls, and from columns by other names', async () => {
  const BETA = '54205118000066';
  const contract = (id: string, holders: object) => ({
    id,
    acheteur: { id: TOWN, nom: 'Ville' },
    objet: id,
    dateNotification: '2024-02-01',
    ...holders,
  });
  const named = { id: ALPHA, typeIdentifiant: 'SIRET', denominationSociale: 'Alpha' };
  const shapes = [
    { titulaire: named },
    { titulaires: [null, named] },
    { titulaires: [ALPHA] },
    { titulaires: ALPHA },
  ];
  const marches = shapes.map((holders, index) => contract(`C${index}`, holders));
  const columns = [
    ['titulaires.id', 'titulaires.denominationSociale'],
    ['titulaire_1_id', 'titulaire_1_denominationSociale', 'titulaire_2_id'],
  ].map((names) => ['id', 'acheteur_id', ...names, 'montant', 'dateNotification'].join(';'));
  const holdersIn = async (name: string, content: unknown) =>
    (await answerTo(name, content)).tenders.nodes.map(({ bids }: Answer) =>
      bids.nodes.map(({ parties }: Answer) =>
        parties.nodes.map(({ organisation }: Answer) => organisation.name),
      ),
    );
  expect(await holdersIn('c.json', { marches })).toEqual(marches.map(() => [['Alpha']]));
  const ofOne = `sep=;\n${columns[0]}\nC0;${TOWN};${ALPHA};Alpha;5;2024-02-01\n;;;;;\n`;
  expect(await holdersIn('one.csv', ofOne)).toEqual([[['Alpha']]]);
  const ofTwo = `${columns[1]}\nC0;${TOWN};${ALPHA};Alpha;${BETA};5;2024-02-01\n`;
  expect(await holdersIn('two.csv', ofTwo)).toEqual([[[`SIRET ${BETA}`, 'Alpha']]]);
});
