import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_TABLES } from '../../src/db/claim-kind.ts';
import { NODE_TYPES, type NodeType } from '../../src/domain/node.ts';
import type { ExportFormat } from '../../src/export/format.ts';
import { FORMATS } from '../../src/export/registry.ts';
import { isLeftOut, type MappedNode } from '../../src/model/mapped.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../src/model/model.ts';
import { NODE_MODELS } from '../../src/model/node-types.ts';
import { lot } from '../../src/model/nodes/lot.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { withDatabase } from '../db/memory-graph.ts';
import { leastNode, samplesOf } from '../model/sample.ts';
import { leastClaim, otherValues } from './claim-sample.ts';
import { exported, linesOf } from './exported.ts';

/** One field, and the records with another value in it than the records beside. */
interface Change {
  readonly place: readonly ['nodes' | 'lot' | 'claims', string, string];
  readonly isEnd: boolean;
  readonly before: GraphRecords;
  readonly after: GraphRecords;
}

/** What all nodes have, other than in `leastNode`. */
const ANY_NODE: MappedNode<unknown> = {
  name: 'Another name',
  aliases: ['Alias'],
  identifiers: [{ scheme: 'OCID', value: 'ocds-213czf-1' }],
  description: 'Another description.',
  flags: [{ flag: 'IMPLAUSIBLE_DATE', field: 'published' }],
};

const BID = { ...leastClaim('BID'), ref: 'bid' } as ClaimRecord;
/** Two: what happens to the only one happens to the tender. */
const LOTS = [{ number: '1' }, { number: '2' }];

function graphOf(node: NodeRecord | undefined, claim: ClaimRecord | undefined): GraphRecords {
  const nodes = NODE_TYPES.flatMap((type) => [
    node?.type === type ? node : leastNode(type),
    { ...leastNode(type), ref: `other-${type.toLowerCase()}`, slug: `other-${type.toLowerCase()}` },
    { ...leastNode(type), ref: `third-${type.toLowerCase()}`, slug: `third-${type.toLowerCase()}` },
  ]).map((each) => (each.type === 'TENDER' && !each.lots ? { ...each, lots: LOTS } : each));
  return { nodes, claims: claim ? [claim.kind === 'BID' ? [] : BID, claim].flat() : [BID], mentions: [] };
}

function nodeChanges(type: NodeType): Change[] {
  const least = leastNode(type);
  const before = graphOf(least, undefined);
  const others = {
    ...ANY_NODE,
    ...Object.fromEntries(
      Object.entries(samplesOf(NODE_MODELS[type].fields)).map(([name, [, other]]) => [name, other]),
    ),
  };
  return Object.entries(others).map(([name, value]) => ({
    place: ['nodes', type, name],
    isEnd: false,
    before,
    after: graphOf({ ...least, [name]: value } as NodeRecord, undefined),
  }));
}

function lotChanges(): Change[] {
  const withLot = (more: object) =>
    graphOf({ ...leastNode('TENDER'), lots: [{ number: '1', ...more }] } as NodeRecord, undefined);
  return Object.entries(samplesOf(lot.fields)).map(([name, [, other]]) => ({
    place: ['lot', 'Lot', name],
    isEnd: false,
    before: withLot({}),
    after: withLot({ [name]: other }),
  }));
}

function claimChanges(kind: ClaimKind): Change[] {
  const least = leastClaim(kind);
  const ends = new Set(CLAIM_TABLES[kind].ends.map(({ name }) => name));
  const before = graphOf(undefined, least);
  return otherValues(kind).map(([name, other]) => ({
    place: ['claims', kind, name],
    isEnd: ends.has(name) || name === 'bid',
    before,
    after: graphOf(undefined, { ...least, ...other } as ClaimRecord),
  }));
}

const CHANGES: readonly Change[] = [
  ...NODE_TYPES.flatMap(nodeChanges),
  ...lotChanges(),
  ...CLAIM_KINDS.flatMap(claimChanges),
];

/** The values of an export by where they stand, without the places in lists. */
type Places = ReadonlyMap<string, readonly string[]>;

function leaves(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, path));
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, held]) =>
    leaves(held, path === '' ? name : `${path}/${name}`),
  );
}

/** Says how Greffe keeps a thing, and nothing of it. */
const KEPT = /(?:^|\/)(?:stamps|revision|updated|key|id)$/;

/** Which of the rows, or releases, says it. */
function numbered(list: readonly unknown[]): [string, string][] {
  return list.flatMap((each, index) =>
    leaves(each, '').map(([path, value]) => [path, `${index} ${value}`] as [string, string]),
  );
}

const READ: Readonly<Record<string, (text: string) => [string, string][]>> = {
  csv: (text) => numbered(parse(text, { bom: true, columns: true })),
  jsonl: (text) => leaves(linesOf(text), '').filter(([path]) => !KEPT.test(path)),
  ocds: (text) => numbered(JSON.parse(text).releases),
  gexf: (text) => [
    ...Array.from(text.matchAll(/ (\w+)="([^"]*)"/g), ([, name, value]) => [name, value] as [string, string]),
    ...Array.from(
      text.matchAll(/<attvalue for="(\w+)" value="([^"]*)"/g),
      ([, name, value]) => [name, value] as [string, string],
    ),
  ],
  jsonld: (text) => leaves(JSON.parse(text)['@graph'], ''),
};

/** What each format exports of the records. */
function exportsOf(records: GraphRecords): ReadonlyMap<string, Places> {
  return withDatabase(
    (database) =>
      new Map(FORMATS.map((format) => [format.name, placesOf(format.name, exported(database, format).text)])),
    records,
  );
}

function placesOf(format: string, text: string): Places {
  const read = READ[format];
  if (!read) throw new Error(`Say how ${format} is read.`);
  const places = new Map<string, string[]>();
  for (const [path, value] of read(text)) places.set(path, [...(places.get(path) ?? []), value]);
  return places;
}

/** The places at which two exports differ. */
function differences(before: Places, after: Places): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter(
    (place) => JSON.stringify(before.get(place)) !== JSON.stringify(after.get(place)),
  );
}

type Mapping = Readonly<Record<string, unknown>>;

/** What a format decided on the field; undefined where it leaves the type or kind out as a whole. */
function decisionOf({ mapping }: ExportFormat, [part, type, name]: Change['place']): unknown {
  if (mapping === 'EVERYTHING') return true;
  const of: Mapping = part === 'lot' ? { Lot: mapping.lot } : mapping[part];
  return isLeftOut(of[type]) ? undefined : (of[type] as Mapping)[name];
}

/** What is wrong about a decision, undefined when it is true. */
function wrongOf(decided: unknown, isEnd: boolean, changed: readonly string[]): string | undefined {
  if (isLeftOut(decided)) return changed.length > 0 ? `is left out, and changes ${changed}` : undefined;
  if (changed.length === 0) return 'changes nothing';
  const isThere = changed.some((each) => each === decided || each.startsWith(`${decided}/`));
  return isEnd || typeof decided !== 'string' || isThere ? undefined : `changes ${changed}`;
}

const unchanged = new Map<GraphRecords, ReadonlyMap<string, Places>>();
const wrong = new Map<string, string[]>(FORMATS.map(({ name }) => [name, []]));

function check({ place, isEnd, before, after }: Change): void {
  const then = exportsOf(after);
  const now = unchanged.get(before) ?? exportsOf(before);
  unchanged.set(before, now);
  for (const format of FORMATS) {
    const decided = decisionOf(format, place);
    if (decided === undefined) continue;
    const changed = differences(now.get(format.name) as Places, then.get(format.name) as Places);
    const reason = wrongOf(decided, isEnd, changed);
    if (reason !== undefined) wrong.get(format.name)?.push(`${place.slice(1).join('.')} ${reason}`);
  }
}

describe('what formats make of each field', () => {
  beforeAll(() => CHANGES.forEach(check), 120_000);

  it.each(FORMATS.map(({ name }) => name))('is as the mapping of %s says', (name) => {
    expect(wrong.get(name)).toEqual([]);
  });
});
