import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { awardsOf, byNumber, readTable, worthOf } from '../../schema/analyst-task/contract-table.ts';
import { type DecpGraph, type Row, withDecp } from './harness.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const isThere = existsSync(DATA);

/** What a walk over the published files counts, by means that share nothing with the adapter. */
interface Figures {
  /** Contracts by buyer's number and contract's number; those without a number by their whole text. */
  readonly contracts: Set<string>;
  readonly buyers: Set<string>;
  /** Contract and the set of its holders. */
  readonly bids: Set<string>;
  /** Contract, set of holders, and holder. */
  readonly parties: Set<string>;
  readonly winners: Set<string>;
  /** Contracts whose title lost accents. */
  readonly lostAccents: Set<string>;
}

function noFigures(): Figures {
  return {
    contracts: new Set(),
    buyers: new Set(),
    bids: new Set(),
    parties: new Set(),
    winners: new Set(),
    lostAccents: new Set(),
  };
}

function counts({ contracts, buyers, bids, parties, winners }: Figures) {
  return {
    contracts: contracts.size,
    buyers: buyers.size,
    bids: bids.size,
    parties: parties.size,
    winners: winners.size,
    losers: 0,
  };
}

function countsIn({ list }: DecpGraph) {
  const [contracts] = list('SELECT count(*) FROM tenders');
  const [buyers] = list("SELECT count(DISTINCT organisation_id) FROM procurement_roles WHERE role = 'BUYER'");
  const [bids] = list('SELECT count(*) FROM bids');
  const [parties] = list('SELECT count(*) FROM bid_parties');
  const [winners] = list(
    "SELECT count(DISTINCT p.organisation_id) FROM bid_parties p JOIN bids b ON b.id = p.bid_id WHERE b.status = 'WON'",
  );
  const [losers] = list("SELECT count(*) FROM bids WHERE status <> 'WON'");
  return { contracts, buyers, bids, parties, winners, losers };
}

function add(figures: Figures, contract: string, holders: readonly string[]): void {
  const distinct = [...new Set(holders)].sort();
  if (distinct.length === 0) return;
  const bid = `${contract} ${distinct.join(' ')}`;
  figures.bids.add(bid);
  for (const holder of distinct) {
    const company = unitOf(holder);
    figures.parties.add(`${bid} / ${company}`);
    figures.winners.add(company);
  }
}

/** Luhn's sum, done on the reversed digits; La Poste's digits add up to a multiple of five. */
function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || /^0+$/.test(text)) return false;
  const luhn = (digits: string) =>
    [...digits]
      .reverse()
      .map((digit, position) => Number(digit) * (1 + (position % 2)))
      .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
      10 ===
    0;
  const sum = [...text].reduce((total, digit) => total + Number(digit), 0);
  if (!luhn(text.slice(0, 9))) return false;
  return luhn(text) || (text.startsWith('356000000') && sum % 5 === 0);
}

/** The company of an establishment; whatever else names an organisation is its own. */
const unitOf = (number: string) => (isSiret(number) ? number.slice(0, 9) : number);

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How a holder of 2019 is told from others; undefined where a filler stands. */
function holder2019(holder: Row, buyer: Row): string | undefined {
  const id = holder.id.trim();
  const name = plain(holder.denominationSociale);
  const isBuyer = id === buyer?.id && name !== plain(buyer.nom);
  if (holder.typeIdentifiant === 'SIRET' && isSiret(id) && !isBuyer) return id;
  if (['pas de candidat', 'sans suite', 'neant', '0'].includes(name)) return undefined;
  const scheme = holder.typeIdentifiant.slice(0, 3);
  if (['TAH', 'RID', 'IRE'].includes(scheme)) return `${scheme} ${id}`;
  if (scheme === 'TVA' && /^[A-Z]{2}/.test(id) && !WRONG_VAT.has(id)) {
    const number = id.replace(' ', '');
    return number.startsWith('FR') ? number.slice(4) : `TVA ${number}`;
  }
  return `${name} at ${buyer === undefined || isZero(buyer.id) ? 'platform' : buyer.id}`;
}

/** Read off the files one by one, besides those that lack their country. */
const WRONG_VAT = new Set(['BE0404484484', 'DE21269748', 'FR9340t65190900033']);

const isZero = (id: string) => /^0+$/.test(id);

function walk2019(folder: string): Figures {
  const figures = noFigures();
  const files = [
    ...readdirSync(folder).filter((name) => name.endsWith('.json')),
    ...readdirSync(join(folder, 'pes-files')).map((name) => `pes-files/${name}`),
  ];
  for (const file of files) {
    for (const one of JSON.parse(readFileSync(join(folder, file), 'utf8')).marches as Row[]) {
      const buyer = one.acheteur ?? one.autoriteConcedante;
      const holders = one.titulaires ?? one.concessionnaires;
      if (buyer === undefined && holders === undefined) continue;
      const who = buyer === undefined || isZero(buyer.id) ? plain(buyer?.nom ?? '') : buyer.id;
      const contract = one.id === undefined ? JSON.stringify(one) : `${who} ${one.id}`;
      figures.contracts.add(contract);
      if (one.objet?.includes('\ufffd')) figures.lostAccents.add(contract);
      if (buyer !== undefined) figures.buyers.add(isSiret(who) ? unitOf(who) : `${who} ${plain(buyer.nom)}`);
      const lists: Row[][] = [
        holders ?? [],
        ...(one.modifications ?? []).map((m: Row) => m.titulaires ?? []),
      ];
      for (const each of lists)
        add(
          figures,
          contract,
          each.flatMap((holder) => holder2019(holder, buyer) ?? []),
        );
    }
  }
  return figures;
}

describe('real files of DECP', { skip: !isThere }, () => {
  it('imports all contracts of 2019, twice, as many as a walk over the raw JSON counts', () =>
    withDecp([], async (graph) => {
      const folder = join(DATA, 'decp-2019');
      const summary = await graph.load(folder);
      expect(summary.files.map(({ outcome }) => outcome)).not.toContain('UNUSABLE');
      // A contract of four members, which names neither buyer nor holder.
      expect(summary.rejected).toBe(1);
      expect(countsIn(graph)).toEqual(counts(walk2019(folder)));
      expect(counts(walk2019(folder))).toEqual({
        contracts: 5850,
        buyers: 610,
        bids: 5876,
        parties: 6609,
        winners: 4210,
        losers: 0,
      });
      // Distinct contracts with U+FFFD in `objet`. One of them was published on one day with and without, and is called as without.
      const { lostAccents } = walk2019(folder);
      expect(lostAccents.size).toBe(3014);
      const named = lostAccents.size - 1;
      expect(
        graph.list(
          "SELECT count(*) FROM tenders WHERE instr(name, char(65533)) > 0 AND name NOT LIKE 'Concession%'",
        ),
      ).toEqual([named]);
      expect(
        graph.list(
          "SELECT count(*) FROM quality_flags f JOIN tenders t ON t.id = f.node_id WHERE f.flag = 'LOST_ACCENTS' AND f.field = 'name' AND instr(t.name, char(65533)) > 0",
        ),
      ).toEqual([named]);
      expect(await graph.load(folder)).toMatchObject(NOTHING_NEW);
      expect(checkDatabase(graph.database)).toEqual([]);
    }));

  it('imports the table of 2024, with as many contracts, bids and holders as its lines have, each amount once', () =>
    withDecp([], async (graph) => {
      const file = join(DATA, 'decp-2024-csv', 'decp_2024H2_travaux_cpv4521.csv');
      expect(await graph.load(file)).toMatchObject({ documents: 4352, rejected: 0 });
      const { figures, singles } = walk2024(file);
      expect(countsIn(graph)).toEqual(counts(figures));
      expect(counts(figures)).toMatchObject({ contracts: 3122, buyers: 848 });
      // Contracts of one number are its lots: a tender is worth them all, but for what one company holds twice and what several share.
      const numbers = byNumber(awardsOf(readTable(dirname(file)))).values();
      const sum = [...numbers].reduce((total, parts) => total + worthOf(parts), 0);
      expect(graph.list('SELECT sum(value_minor) FROM tenders')).toEqual([sum]);
      const [single] = graph.list('SELECT count(*) FROM tenders WHERE published_bid_count = 1');
      expect(single).toBe(singles);
      expect(await graph.load(file)).toMatchObject(NOTHING_NEW);
      expect(checkDatabase(graph.database)).toEqual([]);
    }));

  it('imports the official examples of schema 2.0.3, and knows the schema itself for none', () =>
    withDecp([], async (graph) => {
      const folder = join(DATA, 'decp-2022-schema');
      const summary = await graph.load(folder);
      expect(summary.rejected).toBe(0);
      expect(summary.files.filter(({ outcome }) => outcome === 'UNUSABLE').map(({ file }) => file)).toEqual([
        join(folder, 'schema_decp_v2.0.3.json'),
      ]);
      // Counted by reading the examples: two markets and two concessions, the latter also with their authorities exchanged. A
      // market's amendment names another holder, which is a bid of its own; the concessions have two holders each, which are
      // establishments of one company. The SIRET
      // 214356 of the subcontractors, who have no name, is a filler.
      expect(countsIn(graph)).toEqual({
        contracts: 6,
        buyers: 4,
        bids: 8,
        parties: 8,
        winners: 4,
        losers: 0,
      });
      expect(graph.list("SELECT count(*) FROM bid_parties WHERE role = 'SUBCONTRACTOR'")).toEqual([0]);
      expect(checkDatabase(graph.database)).toEqual([]);
    }));
});

const NOTHING_NEW = {
  nodesCreated: 0,
  nodesChanged: 0,
  claimsCreated: 0,
  claimsChanged: 0,
  evidenceAdded: 0,
};

/** Cells of a line, in quotes or not. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}

interface Statement {
  readonly uid: string;
  readonly holders: string[];
  readonly date: string;
  readonly cents: number;
  readonly count: number;
}

/** Lines that agree in everything but their holder are one statement of a contract; of each group of holders the last notified holds. */
function walk2024(file: string) {
  const figures = noFigures();
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  const statements = new Map<string, Statement>();
  for (const line of lines) {
    const row = Object.fromEntries(
      cellsOf(line).map((cell, position) => [columns[position], cell.trim()]),
    ) as Row;
    figures.contracts.add(row.uid);
    figures.buyers.add(
      isSiret(row.acheteur_id) ? unitOf(row.acheteur_id) : `${row.acheteur_id} ${plain(row.acheteur_nom)}`,
    );
    const common = columns.filter((column) => !column.startsWith('titulaire')).map((column) => row[column]);
    const statement: Statement = statements.get(common.join('|')) ?? {
      uid: row.uid,
      holders: [],
      date: row.dateNotification,
      cents: Math.round(Number(row.montant) * 100),
      count: Number(row.offresRecues),
    };
    statements.set(common.join('|'), statement);
    const id = row.titulaire_id;
    // "1" and "00001" beside no name are fillers.
    if (id.length >= 9) statement.holders.push(isSiret(id) ? id : `${row.titulaire_nom || row.uid} ${id}`);
  }
  for (const { uid, holders } of statements.values()) add(figures, uid, holders);
  const courses = Map.groupBy(
    statements.values(),
    ({ uid, holders }) => `${uid} ${[...new Set(holders)].sort().join(' ')}`,
  );
  const latest = [...courses.values()].map((course) =>
    course.reduce((a, b) => (b.date > a.date || (b.date === a.date && b.cents > a.cents) ? b : a)),
  );
  // Contracts of one number that state different counts state none together.
  const received = Map.groupBy(latest, ({ uid }) => uid).values();
  const singles = [...received].filter((lots) => lots.every(({ count }) => count === 1)).length;
  return { figures, singles };
}
