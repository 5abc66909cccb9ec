import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { type DecpGraph, withDecp } from './harness.ts';

const BUYER = { id: '21999001700010', nom: 'Commune de Valbrune' };
const MARLOT = { typeIdentifiant: 'SIRET', id: '90100001800019', denominationSociale: 'Toitures Marlot' };
const VIDAL = { typeIdentifiant: 'SIRET', id: '90100002600012', denominationSociale: 'Charpentes Vidal' };

type Part = Record<string, unknown>;

const contract = (more: Part): Part => ({
  id: '2030A1',
  acheteur: BUYER,
  objet: 'Halle du marché',
  dateNotification: '2030-01-15',
  datePublicationDonnees: '2030-02-01',
  montant: 1_000,
  titulaires: [MARLOT],
  ...more,
});

/** Imports texts as files of these names, each after the other. */
async function read(graph: DecpGraph, files: Readonly<Record<string, unknown>>) {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-decp-text-'));
  try {
    const summaries = [];
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify({ marches: content }));
      summaries.push(await graph.load(path));
    }
    expect(checkDatabase(graph.database)).toEqual([]);
    return summaries;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const tenders = ({ rows }: DecpGraph) =>
  rows('SELECT awarded, value_minor, value_kind, published_bid_count FROM tenders ORDER BY id').map(
    Object.values,
  );

const holders = ({ rows }: DecpGraph) =>
  rows(
    `SELECT o.name, b.status, c.valid_from, c.valid_until FROM bids b JOIN claims c ON c.id = b.id JOIN organisations o ON o.id = b.lead_id
     WHERE b.withdrawn = 0 ORDER BY o.name`,
  ).map(Object.values);

describe('a contract of DECP that is published again', () => {
  it('takes back the amount it had, which stays known on the days before with its own evidence', () =>
    withDecp([], async (graph) => {
      await read(graph, {
        'a.json': [contract({}), contract({ montant: 1_200, datePublicationDonnees: '2030-03-01' })],
      });
      expect(tenders(graph)).toEqual([['2030-01-15', 120_000, 'CONTRACT', null]]);
      const amounts = graph.rows(
        `SELECT v.value_minor, a.published, c.known_from, c.known_until FROM valuations v JOIN claims c ON c.id = v.id
         JOIN evidence e ON e.claim_id = c.id JOIN articles a ON a.id = e.article_id ORDER BY c.known_from`,
      );
      expect(amounts.map(Object.values)).toEqual([
        [100_000, '2030-02-01', '2030-02-01', '2030-03-01'],
        [120_000, '2030-03-01', '2030-03-01', null],
      ]);
    }));

  it('takes nothing back when it has no date, for it may have been published before', () =>
    withDecp([], async (graph) => {
      const dated = contract({
        id: '2019A1',
        dateNotification: '2019-02-14',
        datePublicationDonnees: '2019-02-20',
      });
      const undated = contract({ id: '2019A1', dateNotification: null, datePublicationDonnees: null });
      await read(graph, { 'a.json': [dated, undated] });
      expect(tenders(graph)).toEqual([['2019-02-14', 100_000, 'CONTRACT', null]]);
    }));

  it('takes nothing back when a part of it can not be read', () =>
    withDecp([], async (graph) => {
      const again = contract({
        datePublicationDonnees: '2030-03-01',
        montant: 1_200,
        titulaires: [MARLOT, 7],
      });
      await read(graph, { 'a.json': [contract({})], 'b.json': [again] });
      expect(graph.list('SELECT value_minor FROM valuations WHERE withdrawn = 0 ORDER BY 1')).toEqual([
        100_000, 120_000,
      ]);
    }));

  it('keeps its amendments, which it does not repeat', () =>
    withDecp([], async (graph) => {
      const modifications = [
        { montant: 1_500, dateNotificationModification: '2030-05-01', titulaires: [[VIDAL]] },
      ];
      await read(graph, {
        'a.json': [contract({ modifications })],
        'b.json': [contract({ datePublicationDonnees: '2030-09-01' })],
      });
      expect(tenders(graph)).toEqual([['2030-01-15', 150_000, 'AMENDED', null]]);
      expect(holders(graph)).toEqual([
        ['Charpentes Vidal', 'WON', '2030-05-01', null],
        ['Toitures Marlot', 'WON', null, '2030-05-01'],
      ]);
    }));

  it('is the same document through another platform, and whatever amendments came since', () =>
    withDecp([], async (graph) => {
      const [, again] = await read(graph, {
        'a.json': [contract({ source: 'one' })],
        'b.json': [contract({ source: 'other', modifications: [{ montant: 1_500 }] })],
      });
      expect(again).toMatchObject({ documents: 2 });
      expect(graph.list("SELECT flag FROM quality_flags WHERE flag = 'REWRITTEN'")).toEqual([]);
      expect(graph.list('SELECT count(*) FROM documents')).toEqual([2]);
    }));
});

const HEADER =
  'uid,id,acheteur_id,acheteur_nom,titulaire_id,titulaire_typeIdentifiant,titulaire_nom,objet,montant,offresRecues,dateNotification,datePublicationDonnees,modification_id,donneesActuelles';

function row(number: string, holder: typeof MARLOT, amount: number, month: number, modification: string) {
  const date = (day: number) => `2030-0${month}-${day}`;
  return [
    BUYER.id + number,
    number,
    BUYER.id,
    BUYER.nom,
    holder.id,
    'SIRET',
    holder.denominationSociale,
    'Halle',
    amount,
    3,
    date(10),
    date(20),
    modification,
    'true',
  ].join(',');
}

const table = (...rows: string[]) => [HEADER, ...rows].join('\n');

describe('a table of DECP that numbers modifications', () => {
  it('awards a contract once, on the day of its row 0, wherever that stands', () =>
    withDecp([], async (graph) => {
      const text = table(
        row('X1', MARLOT, 1_300, 4, '1'),
        row('X1', MARLOT, 1_500, 6, '2'),
        row('X1', MARLOT, 1_000, 2, '0'),
      );
      const [summary] = await read(graph, { 'a.csv': text });
      expect(summary).toMatchObject({ documents: 3, rejected: 0 });
      expect(tenders(graph)).toEqual([['2030-02-10', 150_000, 'AMENDED', 3]]);
      expect(holders(graph)).toEqual([['Toitures Marlot', 'WON', null, null]]);
    }));

  it('ends the bid of a holder whom an amendment replaces', () =>
    withDecp([], async (graph) => {
      await read(graph, {
        'a.csv': table(row('X2', MARLOT, 1_000, 2, '0'), row('X2', VIDAL, 1_000, 9, '1')),
      });
      expect(holders(graph)).toEqual([
        ['Charpentes Vidal', 'WON', '2030-09-10', null],
        ['Toitures Marlot', 'WON', null, '2030-09-10'],
      ]);
    }));

  it('keeps lots of one number apart, and amends the one whose holder it names', () =>
    withDecp([], async (graph) => {
      const text = table(
        row('X3', MARLOT, 1_000, 2, '0'),
        row('X3', VIDAL, 400, 2, '0'),
        row('X3', VIDAL, 500, 5, '1'),
      );
      await read(graph, { 'a.csv': text });
      expect(tenders(graph)).toEqual([['2030-02-10', 150_000, 'CONTRACT', 3]]);
      expect(holders(graph)).toEqual([
        ['Charpentes Vidal', 'WON', null, null],
        ['Toitures Marlot', 'WON', null, null],
      ]);
    }));

  it('knows of an amended contract without row 0 that it was awarded, and not when', () =>
    withDecp([], async (graph) => {
      await read(graph, { 'a.csv': table(row('X4', MARLOT, 1_300, 4, '2')) });
      expect(graph.list('SELECT status FROM tenders')).toEqual(['AWARDED']);
      expect(tenders(graph)).toEqual([[null, 130_000, 'AMENDED', 3]]);
      await read(graph, {
        'b.csv': table(row('X4', MARLOT, 1_000, 2, '0'), row('X4', MARLOT, 1_300, 4, '2')),
      });
      expect(tenders(graph)).toEqual([['2030-02-10', 130_000, 'AMENDED', 3]]);
    }));

  it('states no number of bids where contracts of one number state different ones', () =>
    withDecp([], async (graph) => {
      const other = row('X5', VIDAL, 400, 3, '0').replace(',3,', ',7,');
      await read(graph, { 'a.csv': table(row('X5', MARLOT, 1_000, 2, '0'), other) });
      expect(tenders(graph)).toEqual([['2030-03-10', 140_000, 'CONTRACT', null]]);
      expect(graph.list("SELECT published FROM quality_flags WHERE flag = 'CONTRADICTION'")).toEqual([
        '3, 7',
      ]);
    }));
});

describe('a table of DECP that went through Excel', () => {
  it('has the day first and commas for cents', () =>
    withDecp([], async (graph) => {
      const text = [
        'id;acheteur_id;titulaire_id;montant;dateNotification',
        `E1;${BUYER.id};${MARLOT.id};1 234,56;05/03/2030`,
        `E2;${BUYER.id};${MARLOT.id};1234,5;31/12/2030`,
      ].join('\n');
      await read(graph, { 'a.csv': text });
      expect(tenders(graph).map((tender) => tender.slice(0, 2))).toEqual([
        ['2030-03-05', 123_456],
        ['2030-12-31', 123_450],
      ]);
    }));

  it('is not read with the day first where a cell of the column says otherwise', () =>
    withDecp([], async (graph) => {
      const text = [
        'id;acheteur_id;titulaire_id;montant;dateNotification',
        `2020E1;${BUYER.id};${MARLOT.id};1;05/03/2030`,
        `2020E2;${BUYER.id};${MARLOT.id};1;12/31/2030`,
      ].join('\n');
      await read(graph, { 'a.csv': text });
      expect(graph.list('SELECT awarded FROM tenders')).toEqual([null, null]);
    }));

  it('identifies nobody by what became of a SIRET', () =>
    withDecp([], async (graph) => {
      const text = [
        'uid;id;acheteur_id;acheteur_nom;titulaire_id;titulaire_nom;montant;dateNotification',
        '2,19E+13A1;A1;2,19E+13;VALBRUNE;9,01E+13;MARLOT;100;2030-01-05',
        '2,19E+13A1;A1;2,19E+13;VALSOMBRE;9,01E+13;VIDAL;200;2030-01-06',
        '21900000000000A1;A1;21900000000000;VALNOIRE;90100001800019;MARLOT;300;2030-01-07',
        '21900000000000A1;A1;21900000000000;VALVERTE;90100001800019;MARLOT;400;2030-01-08',
      ].join('\n');
      await read(graph, { 'a.csv': text });
      expect(graph.list('SELECT value_minor FROM tenders ORDER BY 1')).toEqual([
        10_000, 20_000, 30_000, 40_000,
      ]);
      expect(
        graph.list(
          'SELECT DISTINCT o.name FROM tenders t JOIN organisations o ON o.id = t.buyer_id ORDER BY 1',
        ),
      ).toEqual(['VALBRUNE', 'VALNOIRE', 'VALSOMBRE', 'VALVERTE']);
    }));
});

describe('a table of DECP with columns for several holders', () => {
  it('has one bid of them together', () =>
    withDecp([], async (graph) => {
      const text = [
        'titulaire_id_1;titulaire_typeidentifiant_1;titulaire_id_2;titulaire_typeidentifiant_2;titulaire_id_3;id;acheteur.id;montant;datenotification;typegroupementoperateurs',
        `${MARLOT.id};SIRET;${VIDAL.id};SIRET;;G1;${BUYER.id};100;2030-01-05;Conjoint`,
      ].join('\n');
      await read(graph, { 'a.csv': text });
      expect(
        graph.rows(
          'SELECT grouping, status, (SELECT count(*) FROM bid_parties p WHERE p.bid_id = b.id) AS parties FROM bids b',
        ),
      ).toEqual([{ grouping: 'JOINT', status: 'WON', parties: 2 }]);
    }));
});
