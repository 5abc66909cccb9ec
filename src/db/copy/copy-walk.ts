import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { ClaimKind } from '../../model/model.ts';
import { isAmong } from '../dialect/list.ts';
import { EVIDENCE_PLACE, MENTION_PLACE } from '../merge/place.ts';
import type { Session } from '../read/row/session.ts';
import { as, bare } from '../statement/alias.ts';
import { fragment } from '../statement/fragment.ts';
import { claims as claimTable } from '../tables/claim.ts';
import { imports } from '../tables/import.ts';
import { MERGEABLE_TYPES, mergedNodes } from '../tables/merge.ts';
import type { Closure } from './closure.ts';
import { ERASURE } from './erasure-shape.ts';
import type { JsonObject } from './field.ts';
import {
  CLAIM_SHAPES,
  DETACHED_NODE,
  DETACHMENT,
  DOCUMENT,
  DOCUMENT_DROP,
  IMPORT,
  MENTION,
  MERGE,
  MERGED_SHAPES,
  MERGER,
  NODE_SHAPES,
  RESTATED_END,
  SERIES,
  SURVIVOR,
  TENDER_STATEMENT,
} from './graph-shape.ts';
import { IdSet } from './id-set.ts';
import { ImportNumbers } from './import-number.ts';
import { asPartOfImport, countPlaced, placesIn } from './part-import.ts';
import { type CopiedObject, readObjects, walkIds } from './read-copy.ts';
import type { LineShape } from './shape.ts';

const c = as(claimTable, 'c');

/** Objects that one step reads: few enough that it ends within some milliseconds. */
const OBJECTS_PER_STEP = 50;

/** What restoring a copy logs; no part of the graph that was copied. */
export const COPY_SOURCE = 'jsonl';

/**
 * Every object of a graph, or of a part of it, each after all that it refers to: imports, erasures, nodes by type,
 * merges, documents with what they state of tenders, claims in order of their ids, mentions. Within a kind in order of ids, so that the same graph gives the same objects in
 * the same order. Each step is a chance to give way.
 */
export function* walkCopy(session: Session, closure?: Closure): Generator<readonly JsonObject[]> {
  const idsOf = (shape: LineShape, part: IdSet | undefined) =>
    part ? part.inPieces(OBJECTS_PER_STEP) : walkIds(session, shape, OBJECTS_PER_STEP);
  function* all(shape: LineShape, part: IdSet | undefined): Generator<readonly JsonObject[]> {
    for (const ids of idsOf(shape, part)) yield readObjects(session, shape, ids).map(({ object }) => object);
  }
  const numbers = new ImportNumbers();
  yield* closure ? walkPartImports(session, numbers, closure) : walkImports(session, numbers);
  yield* all(ERASURE, undefined);
  for (const type of NODE_TYPES) yield* all(NODE_SHAPES.get(type) as LineShape, closure?.nodes);
  for (const type of MERGEABLE_TYPES) yield* walkMerged(session, type, closure?.merged);
  yield* all(MERGER, closure?.merged);
  yield* all(SURVIVOR, closure?.nodes);
  yield* all(DETACHED_NODE, closure?.detached);
  yield* walkDocuments(session, numbers, closure);
  for (const ids of closure?.claims.inPieces(OBJECTS_PER_STEP) ?? walkClaimIds(session)) {
    yield readClaims(session, ids);
  }
  for (const objects of all(DOCUMENT_DROP, closure?.documents)) {
    yield closure ? objects.filter(({ claimId }) => closure.claims.has(claimId as number)) : objects;
  }
  yield* all(MENTION, closure?.mentions);
  for (const part of closure ? [closure.merged, closure.companies] : [undefined]) {
    for (const objects of all(RESTATED_END, part)) {
      yield closure ? objects.filter((object) => hasPlace(closure, object)) : objects;
    }
  }
  yield* all(MERGE, closure?.merges);
  yield* all(DETACHMENT, closure?.detachments);
}

/**
 * The documents, and what they state of tenders. A part may not hold all that a document says: it says there that nothing read it, so
 * that importing its file again completes it; and it has the text of those documents only that can be no more than what the part is of.
 */
function* walkDocuments(
  session: Session,
  numbers: ImportNumbers,
  closure?: Closure,
): Generator<readonly JsonObject[]> {
  const read = (shape: LineShape, ids: readonly number[]) =>
    readObjects(session, shape, ids).map(({ object }) => object);
  const idsOf = (shape: LineShape, part: IdSet | undefined) =>
    part ? part.inPieces(OBJECTS_PER_STEP) : walkIds(session, shape, OBJECTS_PER_STEP);
  for (const ids of idsOf(SERIES, closure?.series)) yield read(SERIES, ids);
  for (const ids of idsOf(DOCUMENT, closure?.documents)) {
    const objects = read(DOCUMENT, ids);
    const placed = closure ? objects.map((object) => placesIn(closure, asPartOfItself(object))) : objects;
    yield placed.map((object) => numbers.numberPlacements(object));
  }
  for (const ids of idsOf(TENDER_STATEMENT, closure?.statements)) yield read(TENDER_STATEMENT, ids);
}

function asPartOfItself({ raw, ...document }: JsonObject): JsonObject {
  const text = document.article !== undefined && raw !== undefined ? { raw } : {};
  return { ...document, reading: '', ...text };
}

/** Those in whose files documents of the part stood. */
function* walkPartImports(
  session: Session,
  numbers: ImportNumbers,
  closure: Closure,
): Generator<readonly JsonObject[]> {
  const counting = countPlaced(session, closure);
  let step = counting.next();
  while (!step.done) {
    yield [];
    step = counting.next();
  }
  const documents = step.value;
  const all = new IdSet();
  for (const id of documents.keys()) all.add(id);
  for (const ids of all.inPieces(OBJECTS_PER_STEP)) {
    const parts = readObjects(session, IMPORT, ids).map(({ id, object }) =>
      asPartOfImport(object, documents.get(id) ?? 0),
    );
    yield numbers.number(parts);
  }
}

/** Without those that restored a copy: a graph and its copy have the same. */
function* walkImports(session: Session, numbers: ImportNumbers): Generator<readonly JsonObject[]> {
  for (const ids of walkIds(
    session,
    IMPORT,
    OBJECTS_PER_STEP,
    fragment`${bare(imports).source} <> ${COPY_SOURCE}`,
  )) {
    yield numbers.number(readObjects(session, IMPORT, ids).map(({ object }) => object));
  }
}

function* walkMerged(
  session: Session,
  type: NodeType,
  part: IdSet | undefined,
): Generator<readonly JsonObject[]> {
  const ofType = fragment`${bare(mergedNodes).nodeType} = ${type}`;
  for (const ids of walkIds(session, MERGER, OBJECTS_PER_STEP, ofType)) {
    const asked = part ? ids.filter((id) => part.has(id)) : ids;
    yield readObjects(session, MERGED_SHAPES.get(type) as LineShape, asked).map(({ object }) => object);
  }
}

function* walkClaimIds(session: Session): Generator<readonly number[]> {
  let last = 0;
  for (;;) {
    const rows = session.rows(
      fragment`SELECT ${c.id} AS id FROM ${c} WHERE ${c.id} > ${last} ORDER BY ${c.id} LIMIT ${OBJECTS_PER_STEP}`,
    );
    const ids = rows.map(({ id }) => id as number);
    yield ids;
    if (ids.length < OBJECTS_PER_STEP) return;
    last = ids.at(-1) as number;
  }
}

/** Claims of all kinds in one order of their ids. */
function readClaims(session: Session, ids: readonly number[]): JsonObject[] {
  const rows = session.rows(
    fragment`SELECT ${c.kind} AS kind, ${c.id} AS id FROM ${c} WHERE ${isAmong(c.id, ids)}`,
  );
  const objects: CopiedObject[] = [];
  for (const [kind, ofKind] of Map.groupBy(rows, (row) => row.kind as ClaimKind)) {
    const shape = CLAIM_SHAPES.get(kind) as LineShape;
    objects.push(
      ...readObjects(
        session,
        shape,
        ofKind.map(({ id }) => id as number),
      ),
    );
  }
  return objects.sort((a, b) => a.id - b.id).map(({ object }) => object);
}

/** Whether the row in which the node stands is part of the copy. */
function hasPlace({ claims, evidence, mentions }: Closure, { place, rowId }: JsonObject): boolean {
  if (place === EVIDENCE_PLACE.name) return evidence.has(rowId as number);
  return (place === MENTION_PLACE.name ? mentions : claims).has(rowId as number);
}
