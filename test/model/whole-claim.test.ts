import { getTableColumns } from 'drizzle-orm';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_TABLES } from '../../src/db/claim-kind.ts';
import { OWN_ATTRIBUTES } from '../../src/db/write/field/claim-attribute.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { jsonldFormat } from '../../src/export/jsonld/format.ts';
import { readDossier } from '../../src/ingest/sources/dossier/read.ts';
import type { ClaimModel } from '../../src/model/claim-kind.ts';
import { CLAIM_KINDS, CLAIMS, type ClaimKind } from '../../src/model/model.ts';
import { claimTypeName } from '../../src/schema/declare/claims/common.ts';
import { exported, linesOf } from '../export/exported.ts';
import { SCHEMA, withGraph } from '../graph.ts';
import { dossierOf, fullEntry } from './full-claim.ts';

const typeOf = (kind: ClaimKind) => SCHEMA.getType(claimTypeName(kind)) as GraphQLObjectType;
const prefixOf = (kind: ClaimKind) => kind.toLowerCase().replaceAll('_', '-');

/** Asks for all that the API shows of the claims of a kind. */
function questionFor(kind: ClaimKind): string {
  const fields = Object.values(typeOf(kind).getFields()).map((field) => `${field.name} ${belowOf(field)}`);
  return `{ article(by: {slug: "article-0"}) { claims(filter: {kind: [${kind}]}, first: 1) {
    nodes { ... on ${claimTypeName(kind)} { ${fields.join(' ')} } }
  } } }`;
}
function belowOf({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  return named.name.endsWith('Connection') ? '{ nodes { __typename } }' : '{ __typename }';
}

function isMissing(value: unknown): boolean {
  const list = Array.isArray(value) ? value : (value as { nodes?: unknown[] } | null)?.nodes;
  return value === null || list?.length === 0;
}

const MODELS = new Map<ClaimKind, ClaimModel>(CLAIMS.map((model) => [model.kind, model]));
const fieldsOf = (kind: ClaimKind) => Object.keys(MODELS.get(kind)?.fields ?? {});

describe('what a dossier says of a claim', () => {
  const shown = new Map<string, Record<string, unknown>>();
  const copied = new Map<string, Record<string, unknown>>();
  const linked = new Map<string, Record<string, unknown>>();

  beforeAll(() =>
    withGraph(async ({ database, query, write }) => {
      write(
        readDossier(
          dossierOf(Object.fromEntries(CLAIMS.map((model) => [model.section.name, [fullEntry(model)]]))),
        ),
      );
      for (const kind of CLAIM_KINDS) {
        const { article } = await query(questionFor(kind));
        shown.set(kind, article.claims.nodes[0]);
      }
      for (const line of linesOf(exported(database, jsonlFormat).text)) copied.set(line.record, line);
      for (const thing of JSON.parse(exported(database, jsonldFormat).text)['@graph'])
        if (thing.type[0] === 'Claim') linked.set(thing.type[1], thing);
    }),
  );

  it.each(CLAIM_KINDS)('is all that the API can show of it: %s', (kind) => {
    const claim = shown.get(kind) ?? { claim: null };
    const missing = Object.entries(claim).filter(
      ([field, value]) => !OF_LATER.has(field) && !isSecondEnd(kind, field) && isMissing(value),
    );
    expect(missing.map(([field]) => field)).toEqual([]);
  });

  it.each(CLAIM_KINDS)('is kept in a copy and in linked data: %s', (kind) => {
    const line = copied.get(prefixOf(kind)) ?? {};
    const thing = linked.get(claimTypeName(kind)) ?? {};
    expect(fieldsOf(kind).filter((name) => !(name in line) && !(`${name}Minor` in line))).toEqual([]);
    expect(fieldsOf(kind).filter((name) => !(name in thing))).toEqual([]);
  });
});

/** What no dossier says of a claim that is current and sound. */
const OF_LATER = new Set(['qualityFlags', 'knownUntil', 'withdrawnBy', 'establishments']);

/** A claim that links no two nodes has no other end. */
const isSecondEnd = (kind: ClaimKind, field: string) =>
  field === 'to' && CLAIM_TABLES[kind].edge === undefined;

describe('a field of a claim', () => {
  it.each(CLAIM_KINDS)('has columns, and an attribute that the writer reads them from: %s', (kind) => {
    const written = OWN_ATTRIBUTES[kind].flatMap(({ columns }) => columns);
    for (const field of fieldsOf(kind)) {
      const columns = columnsOf(kind, field);
      expect(columns).not.toEqual([]);
      expect(written).toEqual(expect.arrayContaining(columns));
    }
  });

  it.each(CLAIM_KINDS)('is the only thing besides ends that a table keeps: %s', (kind) => {
    const { ends, table } = CLAIM_TABLES[kind];
    const known = [
      ...['id', 'kind', 'lot_id', 'withdrawn'],
      ...ends.flatMap(({ column, typeColumn }) => [column.name, ...(typeColumn ? [typeColumn.name] : [])]),
      ...OWN_ATTRIBUTES[kind].flatMap(({ columns }) => columns),
      ...(DERIVED[kind] ?? []),
    ];
    const columns = Object.values(getTableColumns(table)).map(({ name }) => name);
    expect(columns.filter((name) => !known.includes(name))).toEqual([]);
  });
});

/** The columns that hold a field. */
function columnsOf(kind: ClaimKind, field: string): string[] {
  const itsName = new RegExp(`^${field}(Minor|Currency|Status)?$`);
  return Object.entries(getTableColumns(CLAIM_TABLES[kind].table))
    .filter(([name]) => itsName.test(name))
    .map(([, column]) => column.name);
}

/** Columns that follow from others, and the bid of an event. */
const DERIVED: Partial<Record<ClaimKind, readonly string[]>> = {
  BID: [
    ...['lead_id', 'status', 'outcome', 'outcome_is_stated', 'date', 'date_kind'],
    ...['date_key', 'value_key', 'rank_key', 'is_duplicate'],
  ],
  TENDER_EVENT: ['bid_id', 'date_key'],
};
