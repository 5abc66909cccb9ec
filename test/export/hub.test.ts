import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { Session } from '../../src/db/read/row/session.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ExportCounts, ExportFormat } from '../../src/export/format.ts';
import { gexfFormat } from '../../src/export/gexf/format.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { jsonldFormat } from '../../src/export/jsonld/format.ts';
import { ocdsFormat } from '../../src/export/ocds/format.ts';
import { select } from '../../src/export/selection.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { CATALOGUE, WRITTEN } from '../graph.ts';

const BIDS = 11_000;
const EVIDENCE = [{ article: 'notice', standing: 'OFFICIAL' }] as const;
const DAY = '2025-01-01';

/** A tender with 11,000 bids by as many organisations, of which every hundredth won. */
function writeHub(database: GreffeDatabase): void {
  const nodes: NodeRecord[] = [
    { type: 'ARTICLE', ref: 'notice', kind: 'NOTICE', slug: 'notice', name: 'Notice', statedOn: DAY },
    { type: 'TENDER', ref: 'hub', slug: 'hub', name: 'Hub', statedOn: DAY },
  ];
  const claims: ClaimRecord[] = [];
  for (let index = 0; index < BIDS; index += 1) {
    const [organisation, ref] = [`o${index}`, `b${index}`];
    nodes.push({
      type: 'ORGANISATION',
      ref: organisation,
      slug: organisation,
      name: organisation,
      statedOn: DAY,
    });
    const parties = [{ organisation, role: 'SOLE' as const }];
    claims.push({ kind: 'BID', ref, tender: 'hub', parties, evidence: EVIDENCE });
    const event = index % 100 === 0 ? 'WON' : 'SUBMITTED';
    claims.push({ kind: 'TENDER_EVENT', tender: 'hub', bid: ref, event, evidence: EVIDENCE });
  }
  writeRecords(database, { nodes, claims, mentions: [] }, { now: WRITTEN });
}

interface Run {
  readonly counts: ExportCounts;
  readonly pieces: readonly number[];
  /** Most rows that were read between two yields. */
  readonly mostRows: number;
  /** Most statements between two yields. */
  readonly mostStatements: number;
}

/** Writes a format piece by piece, without keeping the pieces. */
function run(database: GreffeDatabase, format: ExportFormat): Run {
  const reader = new SqliteReader(database.sqlite);
  const session = new Session(reader, CATALOGUE);
  const rows = session.rows.bind(session);
  let rowsOfStep = 0;
  session.rows = (statement) => {
    const found = rows(statement);
    rowsOfStep += found.length;
    return found;
  };
  const writing = format.write(select(session, undefined, WRITTEN));
  const pieces: number[] = [];
  let mostStatements = 0;
  let mostRows = 0;
  try {
    for (;;) {
      const before = session.statements;
      rowsOfStep = 0;
      const step = writing.next();
      mostStatements = Math.max(mostStatements, session.statements - before);
      mostRows = Math.max(mostRows, rowsOfStep);
      if (step.done) return { counts: step.value, pieces, mostRows, mostStatements };
      pieces.push(step.value.length);
    }
  } finally {
    reader.endTurn();
  }
}

describe('an export of a tender with 11,000 bids', () => {
  let database: GreffeDatabase;

  beforeAll(() => {
    database = openDatabase(':memory:');
    migrate(database);
    writeHub(database);
  });

  afterAll(() => database.close());

  const formats = [
    [ocdsFormat, { tenders: 1, bids: 11_000, awards: 110, parties: 11_000, leftOutBids: 0 }],
    [
      jsonlFormat,
      {
        articles: 1,
        bids: 11_000,
        organisations: 11_000,
        'tender-events': 11_000,
        'tender-statements': 1,
        tenders: 1,
      },
    ],
    [gexfFormat, { nodes: 11_001, edges: 11_000, claims: 11_000 }],
    [jsonldFormat, { nodes: 11_002, claims: 22_000, mentions: 0 }],
  ] as const;

  for (const [format, expected] of formats) {
    it(`is made of short statements and small pieces, and gives way between them: ${format.name}`, () => {
      const { counts, pieces, mostRows, mostStatements } = run(database, format);
      expect(counts).toEqual(expected);
      expect(mostRows).toBeLessThanOrEqual(500);
      expect(mostStatements).toBeLessThanOrEqual(12);
      expect(Math.max(...pieces)).toBeLessThan(30_000);
      expect(pieces.length).toBeGreaterThan(100);
    });
  }
});
