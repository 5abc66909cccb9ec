import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { gexfFormat } from '../../../src/export/gexf/format.ts';
import type { ClaimRecord, GraphRecords } from '../../../src/model/record.ts';
import { batch } from '../../db/graph-arbitrary.ts';
import { row, withDatabase } from '../../db/memory-graph.ts';
import { EVIDENCE, notice, organisation, tender } from '../../db/sample-records.ts';
import { withGraph } from '../../graph.ts';
import { exported } from '../exported.ts';

interface Thing {
  readonly attributes: Record<string, string>;
  /** By the id of their column. */
  readonly values: Record<string, string>;
}

interface Drawing {
  readonly graph: Record<string, string>;
  readonly nodes: readonly Thing[];
  readonly edges: readonly Thing[];
}

/** Reads GEXF strictly: well-formed, each value in a column that is declared, each edge between nodes that are there. */
function drawingOf(text: string): Drawing {
  const parser = new SaxesParser();
  const columns: Record<string, Set<string>> = { node: new Set(), edge: new Set() };
  const drawing = { graph: {}, nodes: [] as Thing[], edges: [] as Thing[] };
  let declaring = '';
  let current: Thing | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given = attributes as Record<string, string>;
    if (name === 'graph') drawing.graph = given;
    if (name === 'attributes') declaring = given.class as string;
    if (name === 'attribute') columns[declaring]?.add(given.id as string);
    if (name === 'node' || name === 'edge') {
      current = { attributes: given, values: {} };
      drawing[`${name}s`].push(current);
      declaring = name;
    }
    if (name === 'attvalue' && current) {
      expect(columns[declaring]).toContain(given.for);
      current.values[given.for as string] = given.value as string;
    }
  });
  parser.write(text).close();
  const ids = drawing.nodes.map(({ attributes }) => attributes.id);
  expect(new Set(ids).size).toBe(ids.length);
  const edgeIds = drawing.edges.map(({ attributes }) => attributes.id);
  expect(new Set(edgeIds).size).toBe(edgeIds.length);
  for (const { attributes } of drawing.edges) {
    expect(ids).toContain(attributes.source);
    expect(ids).toContain(attributes.target);
  }
  return drawing;
}

function drawn(database: GreffeDatabase, filter?: object): Drawing {
  return drawingOf(exported(database, gexfFormat, filter).text);
}

/** The drawing of a tender, Atos and OVH with these claims. */
function drawnWith(claims: readonly ClaimRecord[], records: Partial<GraphRecords> = {}): Drawing {
  const nodes = [notice, tender(), organisation('atos'), organisation('ovh'), ...(records.nodes ?? [])];
  return withDatabase((database) => drawn(database), { nodes, claims: [...claims] });
}

function bid(key: string, more: object = {}): ClaimRecord {
  const parties = [{ organisation: 'atos', role: 'SOLE' }];
  return {
    kind: 'BID',
    key,
    ref: key,
    tender: 'tender',
    parties,
    evidence: EVIDENCE,
    ...more,
  } as ClaimRecord;
}

describe('a drawing', () => {
  it('has dates on the timeline and links with a direction', () => {
    expect(drawnWith([]).graph).toMatchObject({
      mode: 'dynamic',
      timeformat: 'date',
      timerepresentation: 'interval',
      defaultedgetype: 'directed',
    });
  });

  it('shows tenders, organisations, people and regulations, and no documents', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const { nodes, edges } = drawn(graph.database);
      const types = Map.groupBy(nodes, ({ values }) => values.type);
      expect(Object.fromEntries(Array.from(types, ([type, list]) => [type, list.length]))).toEqual({
        TENDER: 2,
        ORGANISATION: 12,
        PERSON: 2,
        REGULATION: 2,
      });
      expect(edges.map(({ attributes: { kind } }) => kind)).toContain('HOSTING');
      expect(edges.map(({ attributes: { kind } }) => kind)).not.toContain('CITATION');
    });
  });

  it('makes one edge of all claims of a kind between two nodes, as heavy as they are many', () => {
    const won = {
      kind: 'TENDER_EVENT',
      tender: 'tender',
      bid: 'b2',
      event: 'WON',
      evidence: EVIDENCE,
    } as const;
    const unconfirmed = [{ article: 'notice', standing: 'UNCONFIRMED' }];
    const { edges } = drawnWith([
      bid('b1', { validFrom: '2025-03', validUntil: '2025' }),
      bid('b2', { validFrom: '2024', validUntil: '2026-02' }),
      bid('b3', { evidence: unconfirmed, validUntil: '2025' }),
      won,
    ]);
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({
      attributes: {
        kind: 'BID',
        label: 'bid on, and lost; bid on, and lost (unconfirmed); won',
        weight: '3',
        start: '2024-01-01',
        end: '2026-02-28',
      },
      values: { claims: '3', won: '1', standing: 'OFFICIAL', validFrom: '2024', validUntil: '2026-02' },
    });
  });

  it('says how many say the same, most often said first', () => {
    const [edge] = drawnWith([
      bid('b1'),
      bid('b2'),
      bid('b3', { evidence: [{ article: 'notice', standing: 'REPORTED' }] }),
    ]).edges;
    expect(edge?.attributes.label).toBe('bid on (2); bid on (reported)');
  });

  it('keeps what is expected apart from what is', () => {
    const { edges } = drawnWith([bid('b1'), bid('b2', { modality: 'EXPECTED' })]);
    expect(edges.map(({ attributes: { kind, label, weight } }) => [kind, label, weight])).toEqual([
      ['BID', 'bid on', '1'],
      ['EXPECTED_BID', 'is expected to bid on', '1'],
    ]);
  });

  it('lets a link start on the day it is known where no other is stated, and gives it no end', () => {
    const [edge] = drawnWith([bid('b1')]).edges;
    expect(edge?.attributes.start).toBe('2026-02-06');
    expect(edge?.attributes).not.toHaveProperty('end');
  });

  it('lets a tender start on the first day of its publication, and other nodes be there always', () => {
    const published = { ...tender({ published: '2025-11' }), ref: 'other', keys: ['test:other'] };
    const { nodes } = drawnWith([], { nodes: [published] });
    const starts = nodes.map(({ values: { type }, attributes: { start } }) => [type, start]);
    expect(starts).toEqual([
      ['TENDER', '2026-02-06'],
      ['TENDER', '2025-11-01'],
      ['ORGANISATION', undefined],
      ['ORGANISATION', undefined],
    ]);
  });

  it('does not stretch the timeline to the year 1 for what nothing dates', () => {
    const [edge] = drawnWith([
      bid('b1', { evidence: [{ knownFrom: '0001-01-01', note: 'Undated.', standing: 'REPORTED' }] }),
    ]).edges;
    expect(edge?.attributes).not.toHaveProperty('start');
    expect(edge?.values.knownFrom).toBe('0001-01-01');
  });

  it('writes amounts with the decimals of their currency', () => {
    const worth = (amountMinor: number, currency: string): ClaimRecord => ({
      kind: 'VALUATION',
      tender: 'tender',
      valuation: 'AWARD',
      value: { status: 'KNOWN', amountMinor, currency },
      evidence: EVIDENCE,
    });
    const amountOf = (claim: ClaimRecord) => drawnWith([claim]).nodes[0]?.values;
    expect(amountOf(worth(500, 'JPY'))).toMatchObject({ value: '500', currency: 'JPY' });
    expect(amountOf(worth(5, 'EUR'))).toMatchObject({ value: '0.05', currency: 'EUR' });
    expect(drawnWith([]).nodes[0]?.values).not.toHaveProperty('value');
  });

  it('keeps every character that XML can hold, and leaves out the others', () => {
    const name = 'a"b\'c<d>&e\tf\ng\u{1F600}\u0001\u001f\ufffe é';
    const { nodes } = drawnWith([], { nodes: [organisation('dirty', { name })] });
    expect(nodes.at(-1)?.attributes.label).toBe('a"b\'c<d>&e\tf\ng\u{1F600} é');
  });

  it('has an edge for each pair of nodes and kind that claims link, whatever the graph holds', () => {
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 3 }), (batches) => {
        withDatabase(
          (database) => {
            const { edges, nodes } = drawn(database);
            const { links, claims } = row<{ links: number; claims: number }>(
              database,
              `SELECT count(DISTINCT e.from_id || e.kind || e.to_id || c.modality) AS links, count(*) AS claims
                FROM edges e JOIN claims c ON c.id = e.claim_id JOIN nodes a ON a.id = e.from_id JOIN nodes b ON b.id = e.to_id
                WHERE a.type <> 'ARTICLE' AND b.type <> 'ARTICLE'`,
            );
            expect(edges).toHaveLength(links);
            expect(edges.reduce((sum, { attributes }) => sum + Number(attributes.weight), 0)).toBe(claims);
            expect(nodes).toHaveLength(
              row<{ n: number }>(database, "SELECT count(*) AS n FROM nodes WHERE type <> 'ARTICLE'").n,
            );
          },
          ...batches,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a drawing of a filter', () => {
  it('has its tenders, what is linked to them and these links, each once', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const whole = drawn(graph.database);
      const { nodes, edges } = drawn(graph.database, { status: ['CANCELLED'] });
      const [cancelled] = nodes.filter(({ values }) => values.status === 'CANCELLED');
      const id = cancelled?.attributes.id;
      const linked = whole.edges.filter(
        ({ attributes: { source, target } }) => source === id || target === id,
      );
      expect(edges.map(({ attributes }) => attributes.id).sort()).toEqual(
        linked.map(({ attributes }) => attributes.id).sort(),
      );
      const ends = new Set([id, ...linked.flatMap(({ attributes: { source, target } }) => [source, target])]);
      expect(new Set(nodes.map(({ attributes }) => attributes.id))).toEqual(ends);
    });
  });

  it('draws a link between two of its tenders once', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const { edges } = drawn(graph.database, {});
      expect(edges.filter(({ attributes }) => attributes.kind === 'SUCCESSION')).toHaveLength(1);
    });
  });

  it('counts what it holds', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const { counts } = exported(graph.database, gexfFormat, { status: ['CANCELLED'] });
      const { nodes, edges } = drawn(graph.database, { status: ['CANCELLED'] });
      const claims = edges.reduce((sum, { values }) => sum + Number(values.claims), 0);
      expect(counts).toEqual({ nodes: nodes.length, edges: edges.length, claims });
    });
  });
});
