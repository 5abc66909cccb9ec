import { Kind, parse, print, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../../../src/commands/example.ts';
import { countStatement, type PageRequest, pageStatement } from '../../../src/db/read/collection/page.ts';
import { createRivalryCounter } from '../../../src/db/read/node/name-reader.ts';
import { Selection } from '../../../src/db/read/row/selection.ts';
import type { AsOf } from '../../../src/db/read/time/as-of.ts';
import type { NodeType } from '../../../src/domain/node.ts';
import { FORMATS } from '../../../src/export/registry.ts';
import { NODES, SHOWN } from '../../../src/schema/declare/declared.ts';
import { exported } from '../../export/exported.ts';
import { CATALOGUE, openGraph } from '../../graph.ts';
import { freshDatabase } from '../fresh-database.ts';
import { recorded } from '../recorded.ts';
import { unaskedTables } from './claim-row.ts';

const DAY = '2026-02-06';

/** The tables of claims that statements read without heed of what was taken back, by statement. */
function faultsOf(texts: Iterable<string>): Record<string, string[]> {
  const found = Array.from(texts, (text): [string, string[]] => [text, unaskedTables(text)]);
  return Object.fromEntries(found.filter(([, tables]) => tables.length > 0));
}

/** The operations of an example as of a day, where it does not ask for one itself. */
function asOfDay(query: string): string {
  return print(
    visit(parse(query), {
      OperationDefinition: (node) =>
        node.directives?.length
          ? undefined
          : {
              ...node,
              directives: [
                {
                  kind: Kind.DIRECTIVE,
                  name: { kind: Kind.NAME, value: 'asOf' },
                  arguments: ['knownOn', 'validOn'].map((name) => ({
                    kind: Kind.ARGUMENT,
                    name: { kind: Kind.NAME, value: name },
                    value: { kind: Kind.STRING, value: DAY },
                  })),
                } as const,
              ],
            },
    }),
  );
}

describe('a claim that was taken back is left out by every statement', () => {
  it.each(['compiled', 'ordinary'] as const)('that examples take, %s', async (executor) => {
    const database = freshDatabase();
    const { graph, close } = openGraph(database, { executor });
    graph.importSeed();
    const texts = recorded(database.sqlite);
    // The history of a tender, and what changed between two days, tell of what was taken back; sources are read by what evidence is
    // open, which only claims have that are current.
    const examples = readExamples().filter(
      ({ query }) => !/\b(history|diff|tenderChanges|sources)\(/.test(query),
    );
    for (const { query } of examples) {
      for (const text of [query, asOfDay(query)]) {
        const { errors } = await graph.run(text);
        expect(errors).toBeUndefined();
      }
    }
    close();
    database.close();
    expect(texts.size).toBeGreaterThan(executor === 'compiled' ? 60 : 100);
    expect(faultsOf(texts)).toEqual({});
  });

  // Both are made of a copy, which has everything; JSON-LD leaves out of it what was taken back.
  it.each(FORMATS.filter(({ name }) => !name.startsWith('jsonl')))('of the export $name', (format) => {
    const database = freshDatabase();
    const { graph, close } = openGraph(database);
    graph.importSeed();
    const texts = recorded(database.sqlite);
    exported(database, format);
    exported(database, format, { status: ['CANCELLED'] });
    createRivalryCounter(database);
    close();
    database.close();
    expect(texts.size).toBeGreaterThan(3);
    expect(faultsOf(texts)).toEqual({});
  });

  it.each<AsOf>([{}, { knownOn: DAY }, { knownOn: DAY, validOn: DAY }])(
    'that any list takes, and its counts, on %j',
    (asOf) => {
      const texts = SHOWN.flatMap((parent) => statementsBelow(parent, asOf));
      expect(texts.length).toBeGreaterThan(100);
      expect(faultsOf(texts)).toEqual({});
    },
  );

  it('is found missing where it is', () => {
    expect(unaskedTables('SELECT b.id FROM bids b WHERE b.tender_id = 1')).toEqual(['bids b']);
    expect(unaskedTables('SELECT count(*) FROM edges WHERE from_id = 1')).toEqual(['edges']);
    expect(
      unaskedTables('SELECT v.id FROM valuations v JOIN claims c ON c.id = v.id WHERE c.known_from <= 1'),
    ).toEqual(['valuations v']);
    expect(
      unaskedTables('SELECT 1 FROM bids b JOIN bid_parties p ON p.bid_id = b.id WHERE b.withdrawn = 0'),
    ).toEqual([]);
  });
});

function statementsBelow(parent: (typeof SHOWN)[number], asOf: AsOf): string[] {
  const parentType = NODES.includes(parent) ? (parent.name.toUpperCase() as NodeType) : undefined;
  return Object.values(parent.fields).flatMap(({ reads }) => {
    if (reads.kind !== 'page') return [];
    const collection = CATALOGUE.find(reads.target);
    const { orders, defaultOrder } = collection;
    const order = orders[defaultOrder];
    if (!order) throw new Error(defaultOrder);
    const list = { collection, via: reads.via, where: reads.where, asOf, parentType };
    const page: PageRequest = {
      ...list,
      findCollection: CATALOGUE.find,
      selection: new Selection(collection),
      order,
      forward: true,
      limit: 20,
    };
    return [pageStatement(page, [1]).text, countStatement(page, [1]).text];
  });
}
