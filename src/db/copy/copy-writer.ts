import type { Database } from 'better-sqlite3';
import { quoted } from '../../domain/error.ts';
import { CLAIM_KINDS } from '../../model/model.ts';
import { EDGE_KINDS, insertEdges } from '../edge.ts';
import { type JsonObject, MemberRefused } from './field.ts';
import { CLAIM_SHAPES, NODE_SHAPES, SHAPES } from './graph-shape.ts';
import { preparePart, prepareRow, requireKnownMembers } from './row-writer.ts';
import type { LineShape } from './shape.ts';

/** What a copied object was, for counting. */
export type CopiedSort = 'node' | 'claim' | 'other';

export interface CopyWriter {
  /**
   * Inserts the rows that the object was made of, with their ids, and the edges, which follow from them alone.
   * To be called within a transaction; when it throws, some of the rows may stand there.
   *
   * @throws MemberRefused naming the member that can't be what it says
   * @throws SqliteError of the constraint that a row breaks: it is there already, or refers to what is not
   */
  write(object: JsonObject): CopiedSort;
}

/** Writes what `readObjects` read, into the database of a graph that is to become the same. */
export function createCopyWriter(sqlite: Database): CopyWriter {
  const writers = new Map(SHAPES.map((shape) => [shape.record, prepareLine(sqlite, shape)]));
  return {
    write(object) {
      const writer = writers.get(String(object.record));
      if (!writer) {
        throw new MemberRefused(
          'record',
          `${quoted(object.record)} is not one of ${[...writers.keys()].join(', ')}`,
        );
      }
      return writer(object);
    },
  };
}

function prepareLine(sqlite: Database, shape: LineShape): (object: JsonObject) => CopiedSort {
  const rows = shape.rows.map((row) => prepareRow(sqlite, row));
  const parts = shape.parts.map((part) => preparePart(sqlite, part));
  const derive = prepareDerivation(sqlite, shape);
  const sort = sortOf(shape);
  const known = new Set([
    'record',
    ...shape.rows.flatMap(({ fields }) => fields.map(({ member }) => member)),
    ...shape.parts.map(({ member }) => member),
  ]);
  return (object) => {
    requireKnownMembers(object, known);
    for (const write of rows) write(object);
    const id = Number(String(object.id).split(':').at(-1));
    for (const write of parts) write(id, object);
    derive?.run(id);
    return sort;
  };
}

/** What follows from a claim alone. */
function prepareDerivation(sqlite: Database, shape: LineShape) {
  const kind = CLAIM_KINDS.find((each) => CLAIM_SHAPES.get(each) === shape);
  if (kind && EDGE_KINDS.includes(kind)) return sqlite.prepare<[number]>(insertEdges(kind));
  return undefined;
}

function sortOf(shape: LineShape): CopiedSort {
  if ([...NODE_SHAPES.values()].includes(shape)) return 'node';
  return [...CLAIM_SHAPES.values()].includes(shape) ? 'claim' : 'other';
}
