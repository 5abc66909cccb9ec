import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NODE_LISTS, NODE_TABLES } from '../../src/db/node-type.ts';
import { LOT_ATTRIBUTES, NODE_ATTRIBUTES } from '../../src/db/write/field/node-attribute.ts';
import { NODE_TYPES, type NodeType } from '../../src/domain/node.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { readDossier } from '../../src/ingest/sources/dossier/read.ts';
import { type Fields, flatFields, partName } from '../../src/model/field.ts';
import type { NodeModel } from '../../src/model/node-type.ts';
import { NODE_MODELS } from '../../src/model/node-types.ts';
import { lot } from '../../src/model/nodes/lot.ts';
import type { NodeRecord } from '../../src/model/record.ts';
import { exported, linesOf } from '../export/exported.ts';
import { type Answer, withGraph } from '../graph.ts';
import { filled, fullNode } from './sample.ts';

const modelOf = (type: NodeType): NodeModel => NODE_MODELS[type];
const stated = (type: NodeType): Record<string, unknown> => ({ ...fullNode(type) });
const namesOf = (fields: Fields): string[] => Object.keys(flatFields(fields));

const LOT = { number: '1', ...filled(lot.fields) };
const records = NODE_TYPES.map((type) =>
  type === 'TENDER' ? ({ ...fullNode(type), lots: [LOT] } as NodeRecord) : fullNode(type),
);

/** The fields of a model, each with those of its parts, as a selection. */
function selectionOf(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, { parts }]) => (parts ? `${name} { ${Object.keys(parts).join(' ')} }` : name))
    .join(' ');
}

/** What the API says of a node, by the names that records have. */
function flatAnswer(fields: Fields, answer: Answer): Record<string, unknown> {
  const flat = Object.entries(fields).flatMap(([name, { parts }]) =>
    parts
      ? Object.keys(parts).map((part) => [partName(name, part), answer[name]?.[part]])
      : [[name, answer[name]]],
  );
  return Object.fromEntries(flat);
}

/** The record as an entry of a dossier. */
function entryOf({ fields, title }: NodeModel, record: Record<string, unknown>): object {
  const own = Object.entries(fields).map(([name, { parts }]) => [
    name,
    parts
      ? Object.fromEntries(Object.keys(parts).map((part) => [part, record[partName(name, part)]]))
      : record[name],
  ]);
  return { [title ? 'title' : 'name']: record.name, statedOn: record.statedOn, ...Object.fromEntries(own) };
}

describe('what a record states of a node', () => {
  const shown = new Map<NodeType, Answer>();
  const copied = new Map<NodeType, Answer>();

  beforeAll(() =>
    withGraph(async ({ write, query, database }) => {
      write({ nodes: records });
      const lines = linesOf(exported(database, jsonlFormat).text);
      for (const type of NODE_TYPES) {
        const { fields } = modelOf(type);
        const root = type.toLowerCase();
        const lots = type === 'TENDER' ? `lots { nodes { number ${selectionOf(lot.fields)} } }` : '';
        const answer = await query(
          `{ ${root}(by: {slug: "${root}"}) { name ${selectionOf(fields)} ${lots} } }`,
        );
        shown.set(type, answer[root]);
        copied.set(
          type,
          lines.find(({ record }) => record === root),
        );
      }
    }),
  );

  it.each(NODE_TYPES)('has a column, or a list, for each field of %s', (type) => {
    const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(NODE_TABLES[type]);
    const missing = namesOf(modelOf(type).fields).filter(
      (name) => !(name in columns) && !(name in NODE_LISTS[type]),
    );
    expect(missing).toEqual([]);
  });

  it.each(NODE_TYPES)('is read by the writer, for each field of %s', (type) => {
    const read = NODE_ATTRIBUTES[type].flatMap(({ name, read: values }) =>
      values(stated(type)) === undefined ? [] : [name],
    );
    const attributes = Object.keys(modelOf(type).fields);
    expect(attributes.filter((name) => !read.some((each) => each.startsWith(name)))).toEqual([]);
  });

  it.each(NODE_TYPES)('is shown by the API, for each field of %s', (type) => {
    const { fields } = modelOf(type);
    const { name } = shown.get(type);
    expect({ name, ...flatAnswer(fields, shown.get(type)) }).toEqual(
      Object.fromEntries(['name', ...namesOf(fields)].map((each) => [each, stated(type)[each]])),
    );
  });

  it.each(NODE_TYPES)('can be written in a dossier, for each field of %s', (type) => {
    const model = modelOf(type);
    const slug = type.toLowerCase();
    const dossier = { dossier: 1, [model.section.name]: { [slug]: entryOf(model, stated(type)) } };
    const { nodes } = readDossier(JSON.stringify(dossier));
    expect(nodes).toEqual([{ ...stated(type), ref: expect.any(String) }]);
  });

  it.each(NODE_TYPES)('is a member of copies, for each field of %s', (type) => {
    for (const name of ['name', ...namesOf(modelOf(type).fields)])
      expect(copied.get(type)).toHaveProperty(name, stated(type)[name]);
  });

  it('goes the same ways for each field of a lot', () => {
    expect(LOT_ATTRIBUTES.map(({ name }) => name)).toEqual(Object.keys(lot.fields));
    expect(shown.get('TENDER').lots.nodes).toEqual([LOT]);
    expect(copied.get('TENDER').lots).toEqual([expect.objectContaining(LOT)]);
  });

  it('can be written of lots but for the number of bids, which notices have', () => {
    const { publishedBidCount: _, number, ...written } = LOT as typeof LOT & { publishedBidCount: number };
    const tender = { title: 'T', statedOn: '2026-02-06', lots: { [number]: written } };
    const { nodes } = readDossier(JSON.stringify({ dossier: 1, tenders: { t: tender } }));
    expect(nodes).toEqual([expect.objectContaining({ lots: [{ number, ...written }] })]);
  });
});
