import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { DossierInvalid } from '../../../src/ingest/sources/dossier/problem.ts';
import { SEED, WRITTEN, withGraph } from '../../graph.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-edited-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const BRIDGE = `dossier: 1
id: bridge
defaults: { article: bridge-annulled }
articles:
  bridge-annulled: { title: Bridge annulled, kind: NEWS, published: 2026-03-14 }
organisations:
  pontifex: { name: Pontifex, kind: COMPANY, aliases: [Ponti] }
tenders:
  river-bridge: { title: A bridge }
claims:
  bids:
    - { tender: river-bridge, parties: { pontifex: SOLE }, status: PRESELECTED, at: paragraph 2 }
  valuations:
    - { tender: river-bridge, valuation: BUDGET, value: 6 200 000 EUR, at: paragraph 1 }
`;

describe('a dossier that is edited and imported again', () => {
  it('leaves no trace of a slip, on any day', () =>
    withGraph(async ({ database, query }) => {
      importText('bridge.yaml', BRIDGE, database);
      importText('bridge.yaml', BRIDGE.replace('6 200 000 EUR', '2 600 000 EUR'), database);
      const amounts = (day: string) =>
        query(
          `query @asOf(knownOn: "${day}") { tender(by: { slug: "river-bridge" }) { valuations { nodes { value { amount } } } } }`,
        );
      for (const day of ['2026-03-14', '2030-01-01']) {
        const { tender } = await amounts(day);
        expect(tender.valuations.nodes).toEqual([{ value: { amount: '2600000.00' } }]);
      }
      expect(checkDatabase(database)).toEqual([]);
    }));

  it('mends attributes and names of nodes, which keep their ids and slugs', () =>
    withGraph(async ({ database }) => {
      importText('bridge.yaml', BRIDGE, database);
      const before = rowOf(database, 'pontifex');
      const mended = BRIDGE.replace(
        'name: Pontifex, kind: COMPANY, aliases: [Ponti]',
        'name: Pontifex & Sons, country: FR, aliases: [Pons]',
      ).replace('title: A bridge }', 'title: The bridge }');
      importText('bridge.yaml', mended, database);
      expect(rowOf(database, 'pontifex')).toEqual({
        ...before,
        name: 'Pontifex & Sons',
        kind: 'OTHER',
        country: 'FR',
      });
      expect(names(database, 'pontifex')).toEqual(['Pons']);
      expect(titles(database)).toEqual(['The bridge']);
      expect(checkDatabase(database)).toEqual([]);
    }));

  it('mends the date of an article, and with it the day since which all is known that it supports', () =>
    withGraph(async ({ database }) => {
      importText('bridge.yaml', BRIDGE.replace('2026-03-14', '2016-03-14'), database);
      importText('bridge.yaml', BRIDGE, database);
      const days = database.sqlite
        .prepare(
          'SELECT known_from FROM claims UNION SELECT known_from FROM organisations UNION SELECT known_from FROM articles UNION SELECT known_from FROM tenders',
        )
        .pluck()
        .all();
      expect(days).toEqual(['2026-03-14']);
      expect(checkDatabase(database)).toEqual([]);
    }));

  it('leaves what another dossier states too', () =>
    withGraph(async ({ database }) => {
      const other = `dossier: 1
id: companies
defaults: { statedOn: 2026-01-05 }
organisations:
  pontifex: { name: Pontifex, country: BE, aliases: [Ponti] }
claims:
  offices:
    - person: ann
      organisation: pontifex
      evidence: { article: null, note: Known in the trade. }
people:
  ann: { name: Ann }
`;
      importText('companies.yaml', other, database);
      importText('bridge.yaml', BRIDGE.replace('kind: COMPANY', 'country: FR'), database);
      importText(
        'bridge.yaml',
        BRIDGE.replace('name: Pontifex, kind: COMPANY, aliases: [Ponti]', 'name: Pontifex'),
        database,
      );
      expect(rowOf(database, 'pontifex')).toMatchObject({ name: 'Pontifex', country: 'BE' });
      expect(names(database, 'pontifex')).toEqual(['Ponti']);
      expect(counts(database)).toMatchObject({ offices: 1, bids: 1 });
    }));

  it('takes out what it does not speak of any more: claims, mentions, attributes; nodes stay', () =>
    withGraph(async ({ database }) => {
      const text = BRIDGE.replace('aliases: [Ponti]', 'mentions: { the builder: paragraph 4 }');
      importText('bridge.yaml', text, database);
      expect(counts(database)).toEqual({ bids: 1, tender_events: 1, valuations: 1, mentions: 1, offices: 0 });
      const [head] = BRIDGE.split('organisations:');
      importText('bridge.yaml', head as string, database);
      expect(counts(database)).toEqual({ bids: 0, tender_events: 0, valuations: 0, mentions: 0, offices: 0 });
      expect(rowOf(database, 'pontifex')).toMatchObject({ name: 'Pontifex', kind: 'OTHER' });
      expect(titles(database)).toEqual(['A bridge']);
      expect(checkDatabase(database)).toEqual([]);
    }));

  it('equals a fresh import of the new text but for revisions', () =>
    withGraph(async ({ database }) => {
      const edited = BRIDGE.replace('SOLE', 'LEAD')
        .replace('paragraph 1', 'title')
        .replace('status: PRESELECTED, ', '');
      importText('bridge.yaml', BRIDGE, database);
      importText('bridge.yaml', edited, database);
      const after = facts(database);
      await withGraph(async (fresh) => {
        importText('bridge.yaml', edited, fresh.database);
        expect(after).toEqual(facts(fresh.database));
      });
    }));

  it('is another one than a dossier on the same article in a file of another name', () =>
    withGraph(async ({ database }) => {
      const anonymous = BRIDGE.replace('id: bridge\n', '');
      importText('bridge.yaml', anonymous, database);
      importText(
        'more.yaml',
        'dossier: 1\ndefaults: { article: bridge-annulled }\npeople:\n  ann: { name: Ann }\n',
        database,
      );
      expect(counts(database)).toMatchObject({ bids: 1, valuations: 1 });
      const [head] = anonymous.split('claims:');
      importText('bridge.yaml', head as string, database);
      expect(counts(database)).toMatchObject({ bids: 0, valuations: 0 });
    }));

  it('is refused beside a file of the same id', () =>
    withGraph(async ({ database }) => {
      const [one, two] = [file('one.yaml', BRIDGE), file('two.yaml', BRIDGE)];
      expect(() => importDossiers(database, [one, two])).toThrow(DossierInvalid);
      expect(() => importDossiers(database, [one, two])).toThrow(
        `${two}:2:5: ${one} has the id "bridge" too; expected another id`,
      );
    }));
});

const CORRECTION = `
  correction-of-the-bidders:
    title: "Correction"
    kind: NEWS
    published: 2026-02-20
    description: An invented correction.
`;

describe('a correction by the newspaper', () => {
  it('is known from its day on, and before it the story stands as it was told', () =>
    withGraph(async ({ database }) => {
      importText('story.yaml', corrected(), database);
      const bids = (day: string) =>
        database.sqlite
          .prepare<[string, string], string>(
            `SELECT o.slug FROM bids b JOIN claims c ON c.id = b.id JOIN tenders t ON t.id = b.tender_id JOIN organisations o ON o.id = b.lead_id
             WHERE t.slug = 'hdh-transitional-hosting' AND c.known_from <= ? AND (c.known_until IS NULL OR c.known_until > ?)`,
          )
          .pluck()
          .all(day, day);
      const told = bids('2026-02-19');
      expect(told).toHaveLength(2);
      expect(told).toContain('ovhcloud');
      expect(bids('2026-02-20')).toEqual(told.filter((slug) => slug !== 'ovhcloud'));
      expect(checkDatabase(database)).toEqual([]);
    }));

  it('says by which article a claim was withdrawn', () =>
    withGraph(async ({ database }) => {
      importText('story.yaml', corrected(), database);
      const withdrawn = database.sqlite
        .prepare(
          'SELECT DISTINCT a.slug, e.known_until FROM evidence e JOIN documents d ON d.id = e.withdrawn_by JOIN articles a ON a.id = d.article_id',
        )
        .all();
      expect(withdrawn).toEqual([{ slug: 'correction-of-the-bidders', known_until: '2026-02-20' }]);
    }));

  it('needs a day, an article that is there, and no day before the article that it corrects', () =>
    withGraph(async ({ database }) => {
      const withEvidence = (rest: string) =>
        BRIDGE.replace('at: paragraph 1 }', `evidence: { at: paragraph 1, ${rest} } }`);
      const refusal = (rest: string) => {
        try {
          importText('wrong.yaml', withEvidence(rest), database);
          return [];
        } catch (error) {
          return (error as DossierInvalid).problems.map(({ line, message }) => [line, message]);
        }
      };
      expect(refusal('withdrawnBy: bridge-annulled')).toEqual([
        [14, 'since when? expected "until" beside "bridge-annulled"'],
      ]);
      expect(refusal('until: 2026-04-01, withdrawnBy: nowhere')[0]?.[1]).toContain(
        'no node has the slug "nowhere"',
      );
      expect(refusal('until: 2026-04')[0]?.[1]).toContain('expected a day that exists');
      expect(refusal('until: 2026-03-01, withdrawnBy: bridge-annulled')).toEqual([
        [14, '"2026-03-01" is before 2026-03-14, the day since which it is known'],
      ]);
    }));
});

type Database = Parameters<typeof importDossiers>[0];

/** The story, with one of its bids taken back by an invented correction. */
function corrected(): string {
  const story = readFileSync(SEED, 'utf8').replace('articles:\n', `articles:${CORRECTION}`);
  const [bid] = /^ {4}- tender: \S+\n {6}parties: \{ ovhcloud: SOLE \}\n(?: {6}.*\n)+/m.exec(story) ?? [''];
  const closed = '          until: 2026-02-20\n          withdrawnBy: correction-of-the-bidders\n';
  return story.replace(bid, bid.replaceAll(/( {8}- at: .*\n)/g, `$1${closed}`));
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function importText(name: string, text: string, database: Database) {
  return importDossiers(database, [file(name, text)], { now: WRITTEN });
}

function rowOf({ sqlite }: Database, slug: string) {
  return sqlite
    .prepare('SELECT id, slug, name, kind, country FROM organisations WHERE slug = ?')
    .get(slug) as object;
}

function names({ sqlite }: Database, slug: string): unknown[] {
  return sqlite
    .prepare(
      'SELECT a.name FROM aliases a JOIN organisations o ON o.id = a.node_id WHERE o.slug = ? ORDER BY a.name',
    )
    .pluck()
    .all(slug);
}

function titles({ sqlite }: Database): unknown[] {
  return sqlite.prepare('SELECT name FROM tenders').pluck().all();
}

function counts({ sqlite }: Database) {
  const tables = ['bids', 'tender_events', 'valuations', 'mentions', 'offices'];
  return Object.fromEntries(
    tables.map((table) => [table, sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
  );
}

/** What is claimed, without ids and revisions. */
function facts({ sqlite }: Database): unknown[] {
  return sqlite
    .prepare(
      `SELECT c.kind, c.standing, c.known_from, c.known_until, (SELECT json_group_array(json_array(e.locator, e.known_from, e.known_until, e.stated) ORDER BY e.locator) FROM evidence e WHERE e.claim_id = c.id) AS evidence,
       (SELECT json_group_array(json_array(o.slug, p.role)) FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = c.id) AS parties, b.status FROM claims c LEFT JOIN bids b ON b.id = c.id ORDER BY c.kind, evidence`,
    )
    .all();
}
