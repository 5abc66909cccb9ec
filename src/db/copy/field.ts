import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { quoted } from '../../domain/error.ts';
import { sortedName } from '../../domain/name-key.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../model/model.ts';
import { parseGlobalId } from '../read/collection/global-id.ts';
import type { SqlValue } from '../statement/fragment.ts';

export type JsonObject = { readonly [member: string]: unknown };

/** What is kept in a column: blobs come from and go to SQLite as buffers. */
export type Cell = SqlValue | Buffer;
/** The same as it is read: the bytes of a publication, which another thread reads, have no methods of `Buffer`. */
export type ReadCell = SqlValue | Uint8Array;

/** A member of a copied object that can't be what it says. `member` is its name, or the path to it. */
export class MemberRefused extends Error {
  readonly member: string;

  constructor(member: string, reason: string) {
    super(reason);
    this.member = member;
  }
}

/** A member of a copied object, and the columns that hold it. A member that is not there stands for null, or for false. */
export interface CopyField {
  /** Name of the member; the empty text for columns that follow from the rest of the object. */
  readonly member: string;
  readonly columns: readonly string[];
  /** Of a key: where no member states it, SQLite makes one. */
  readonly isMadeWhenAbsent?: true;
  /** The member's value; undefined when it is to be left out. */
  read(cells: readonly ReadCell[]): unknown;
  /** What stands in the columns. @throws MemberRefused */
  write(value: unknown, object: JsonObject): readonly Cell[];
}

export function text(member: string, column: SQLiteColumn): CopyField {
  return single(member, column, 'a text', (value) => typeof value === 'string');
}

export function integer(member: string, column: SQLiteColumn): CopyField {
  return single(member, column, 'a whole number', Number.isSafeInteger);
}

/** True, or left out; of a column that may be null, true or false, and null is left out. */
export function truth(member: string, column: SQLiteColumn): CopyField {
  return {
    member,
    columns: [column.name],
    read: ([cell]) => (cell === 1 ? true : cell === 0 && !column.notNull ? false : undefined),
    write(value = column.notNull ? false : undefined) {
      if (value === undefined) return [null];
      if (typeof value !== 'boolean')
        throw new MemberRefused(member, `${quoted(value)} is not true or false`);
      return [Number(value)];
    },
  };
}

/** A name, and the form of it that names are sorted and matched by. */
export function name(member: string, column: SQLiteColumn, key: SQLiteColumn): CopyField {
  const written = text(member, column);
  return {
    ...written,
    columns: [column.name, key.name],
    write(value, object) {
      const [cell = null] = written.write(value, object);
      return [cell, typeof cell === 'string' ? sortedName(cell) : null];
    },
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes, in hexadecimal. */
export function bytes(member: string, column: SQLiteColumn): CopyField {
  return {
    member,
    columns: [column.name],
    read: ([cell]) => (cell instanceof Uint8Array ? bufferOf(cell).toString('hex') : undefined),
    write(value) {
      if (value === undefined) throw new MemberRefused(member, 'it is missing');
      if (typeof value !== 'string' || !/^(?:[0-9a-f]{2})+$/.test(value)) {
        throw new MemberRefused(member, `${quoted(value)} is not bytes in hexadecimal`);
      }
      return [Buffer.from(value, 'hex')];
    },
  };
}

/** Bytes, in base64. */
export function base64(member: string, column: SQLiteColumn): CopyField {
  return {
    member,
    columns: [column.name],
    read: ([cell]) => (cell instanceof Uint8Array ? bufferOf(cell).toString('base64') : undefined),
    write(value) {
      if (value === undefined) return [null];
      if (typeof value !== 'string' || !/^[\w+/]*={0,2}$/.test(value)) {
        throw new MemberRefused(member, `${quoted(value)} is not bytes in base64`);
      }
      return [Buffer.from(value, 'base64')];
    },
  };
}

/** Which day's document each attribute comes from: a day, or an object of days by attribute. */
export function stamps(member: string, column: SQLiteColumn): CopyField {
  return {
    member,
    columns: [column.name],
    read: ([cell]) => (typeof cell === 'string' && cell.startsWith('{') ? JSON.parse(cell) : cell),
    write(value) {
      if (value === undefined) throw new MemberRefused(member, 'it is missing');
      if (typeof value === 'string') return [value];
      if (isJsonObject(value) && Object.values(value).every((day) => typeof day === 'string')) {
        return [JSON.stringify(value)];
      }
      throw new MemberRefused(member, `${quoted(value)} is neither a day nor days by attribute`);
    },
  };
}

/** A node, by its global id: `organisation:42`. Where several types are allowed, a column of its own holds which it is. */
export function node(
  member: string,
  column: SQLiteColumn,
  types: readonly NodeType[],
  typeColumn?: SQLiteColumn,
): CopyField {
  const [only] = types;
  return {
    member,
    columns: [column.name, ...(typeColumn ? [typeColumn.name] : [])],
    read: ([id, type = only]) => (id === null ? undefined : nodeId(type as NodeType, id as number)),
    write(value) {
      if (value === undefined) return typeColumn ? [null, null] : [null];
      const parsed = parseNodeId(value);
      if (parsed === undefined || !types.includes(parsed.type)) {
        const such = types.map((type) => quoted(nodeId(type, 42))).join(' or ');
        throw new MemberRefused(member, `${quoted(value)} is not the id of a node such as ${such}`);
      }
      return typeColumn ? [parsed.id, parsed.type] : [parsed.id];
    },
  };
}

/** A claim of one kind, by its global id: `bid:42`. */
export function claim(member: string, column: SQLiteColumn, kind: ClaimKind): CopyField {
  return {
    member,
    columns: [column.name],
    read: ([id]) => (id === null ? undefined : claimId(kind, id as number)),
    write(value) {
      if (value === undefined) return [null];
      const parsed = parseClaimId(value);
      if (parsed?.kind !== kind) {
        throw new MemberRefused(
          member,
          `${quoted(value)} is not the id of a claim such as "${claimId(kind, 42)}"`,
        );
      }
      return [parsed.id];
    },
  };
}

/** A column that no member holds, as it follows from the object. */
export function derived(column: SQLiteColumn, derive: (object: JsonObject) => SqlValue): CopyField {
  return {
    member: '',
    columns: [column.name],
    read: () => undefined,
    write: (_value, object) => [derive(object)],
  };
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nodeId(type: NodeType, id: number): string {
  return `${type.toLowerCase()}:${id}`;
}

/** The parts of a node's global id; undefined when it is none. */
export function parseNodeId(value: unknown): { readonly type: NodeType; readonly id: number } | undefined {
  const parsed = typeof value === 'string' ? parseGlobalId(value) : null;
  const type = NODE_TYPES.find((each) => each.toLowerCase() === parsed?.prefix);
  return parsed && type ? { type, id: parsed.key } : undefined;
}

function claimId(kind: ClaimKind, id: number): string {
  return `${claimPrefix(kind)}:${id}`;
}

/** What global ids of claims of a kind start with. */
export function claimPrefix(kind: ClaimKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}

function parseClaimId(value: unknown): { readonly kind: ClaimKind; readonly id: number } | undefined {
  const parsed = typeof value === 'string' ? parseGlobalId(value) : null;
  const kind = CLAIM_KINDS.find((each) => claimPrefix(each) === parsed?.prefix);
  return parsed && kind ? { kind, id: parsed.key } : undefined;
}

function single(
  member: string,
  column: SQLiteColumn,
  what: string,
  isSuch: (value: unknown) => boolean,
): CopyField {
  return {
    member,
    columns: [column.name],
    read: ([cell]) => cell ?? undefined,
    write(value) {
      if (value === undefined) return [null];
      if (!isSuch(value)) throw new MemberRefused(member, `${quoted(value)} is not ${what}`);
      return [value as SqlValue];
    },
  };
}
