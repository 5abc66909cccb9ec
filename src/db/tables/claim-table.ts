import { type ColumnBuilderBase, type NotNull, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  foreignKey,
  index,
  integer,
  type SQLiteIntegerBuilderInitial,
  type SQLiteTableExtraConfigValue,
  type SQLiteTextBuilderInitial,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { type ClaimModel, distinctEnds, type End, type Ends, typeOf } from '../../model/claim-kind.ts';
import type { Fields } from '../../model/field.ts';
import type { ClaimKind } from '../../model/model.ts';
import { articles } from './article.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { type Columns, type FieldColumns, fieldChecks, fieldColumns, snake } from './field-column.ts';
import { nodeReference } from './node.ts';
import { organisations } from './organisation.ts';
import { people } from './person.ts';
import { regulations } from './regulation.ts';
import { lots, tenders } from './tender.ts';

type Integer = SQLiteIntegerBuilderInitial<''>;
type Word<W extends string> = SQLiteTextBuilderInitial<'', [W, ...W[]], undefined>;
type TypesOf<E extends End> = E['types'][number];
type IsOne<T, Each = T> = T extends unknown ? ([Each] extends [T] ? true : false) : never;
type Single<E extends Ends> = { [N in keyof E]: E[N]['presence'] extends 'many' ? never : N }[keyof E];
type Several<E extends Ends> = {
  [N in Single<E>]: true extends IsOne<TypesOf<E[N]>> ? never : N;
}[Single<E>];
type Filled<E extends End, C extends ColumnBuilderBase> = E['presence'] extends 'one' ? NotNull<C> : C;

/** The columns of the ends at which one node stands, and of its type where several are allowed; those of many are in the link's table. */
export type EndColumns<E extends Ends> = {
  [N in Single<E> & string as `${N}Id`]: Filled<E[N], Integer>;
} & {
  [N in Several<E> & string as E[N] extends { typedBy: infer T extends string } ? T : `${N}Type`]: Filled<
    E[N],
    Word<TypesOf<E[N]>>
  >;
};

/** The tables that ends of one type refer to. */
const TARGETS: Record<NodeType, { readonly id: AnySQLiteColumn }> = {
  ARTICLE: articles,
  ORGANISATION: organisations,
  PERSON: people,
  REGULATION: regulations,
  TENDER: tenders,
};

export function endColumns<E extends Ends>(ends: E): EndColumns<E> {
  return Object.assign({}, ...singleEnds(ends).map(([name, end]) => columnsOf(name, end)));
}
function columnsOf(name: string, end: End): object {
  const filled = <C extends { notNull(): unknown }>(column: C) =>
    end.presence === 'one' ? column.notNull() : column;
  const id = integer(`${snake(name)}_id`);
  const [type] = end.types;
  const typedBy = typeOf(name, end);
  if (typedBy === undefined) {
    return { [`${name}Id`]: filled(id.references(() => TARGETS[type as NodeType].id)) };
  }
  return {
    [`${name}Id`]: filled(id),
    [typedBy]: filled(text(snake(typedBy), { enum: [...end.types] as [NodeType, ...NodeType[]] })),
  };
}
function singleEnds(ends: Ends): [string, End][] {
  return Object.entries(ends).filter(([, end]) => end.presence !== 'many');
}

type LotColumn<L> = L extends undefined ? object : { lotId: Integer };
/** The column of the lot that a claim may be about. */
export function lotColumn<L>(lot: L): LotColumn<L> {
  return (lot === undefined ? {} : { lotId: integer('lot_id') }) as LotColumn<L>;
}

/** What follows from where a claim stands: which nodes may be at its ends, and that its lot is one of its tender. */
export function endConstraints(model: ClaimModel, t: object): SQLiteTableExtraConfigValue[] {
  const { table, ends, lot } = model;
  const at = columnsIn(t);
  const typed = singleEnds(ends).flatMap(([name, end]) => {
    const typedBy = typeOf(name, end);
    return typedBy === undefined ? [] : [{ name, end, typedBy }];
  });
  const typedOnce = new Map(typed.map(({ typedBy, end }) => [typedBy, end]));
  const apart = distinctEnds(model)?.map((name) => at(`${name}Id`));
  return [
    ...[...typedOnce]
      .filter(([, { types }]) => types.length < NODE_TYPES.length)
      .map(([typedBy, { types }]) => oneOf(`${table}_${snake(typedBy)}`, at(typedBy), types)),
    ...typed.flatMap(({ name, end, typedBy }) =>
      typedReference(`${table}_${snake(name)}`, end, at(`${name}Id`), at(typedBy)),
    ),
    ...(apart ? [holds(`${table}_distinct`, sql`${apart[0]} <> ${apart[1]}`)] : []),
    ...(lot ? [lotReference(table, at)] : []),
  ];
}
type ColumnAt = (name: string) => AnySQLiteColumn;
const columnsIn =
  (t: object): ColumnAt =>
  (name) =>
    (t as Columns)[name] as AnySQLiteColumn;

function typedReference(name: string, { presence }: End, id: AnySQLiteColumn, type: AnySQLiteColumn) {
  const isWhole = holds(name, sql`(${id} IS NULL) = (${type} IS NULL)`);
  return [...(presence === 'optional' ? [isWhole] : []), nodeReference(name, id, type)];
}
function lotReference(table: string, at: ColumnAt) {
  const columns: [AnySQLiteColumn, AnySQLiteColumn] = [at('lotId'), at('tenderId')];
  return foreignKey({ name: `${table}_lot`, columns, foreignColumns: [lots.id, lots.tenderId] });
}

/**
 * An index for each end, and for the lot. Whether a claim is withdrawn comes last, behind the id that orders: so one index serves lists
 * of now and of an earlier day in order, and counts of either from itself alone.
 */
export function endIndexes({ table, ends, lot }: ClaimModel, t: object): SQLiteTableExtraConfigValue[] {
  const at = columnsIn(t);
  const on = (name: string, isFilled: boolean) => {
    const column = at(`${name}Id`);
    const made = index(`${table}_${snake(name)}`).on(column, at('id'), at('withdrawn'));
    return isFilled ? made : made.where(sql`${column} IS NOT NULL`);
  };
  return [
    ...singleEnds(ends).map(([name, { presence }]) => on(name, presence === 'one')),
    ...(lot ? [on('lot', false)] : []),
  ];
}

/** The table of a claim kind: its ends and lot, each with an index, and its fields; `also` are CHECKs over several of them. */
export function claimTable<K extends ClaimKind, E extends Ends, F extends Fields, L>(
  model: ClaimModel<K, E, F> & { readonly lot: L },
  also: (
    t: { readonly [N in keyof (EndColumns<E> & FieldColumns<F>)]: AnySQLiteColumn },
  ) => SQLiteTableExtraConfigValue[] = () => [],
) {
  const { kind, table, ends, fields, lot } = model;
  const columns: ReturnType<typeof claimColumns<K>> & EndColumns<E> & LotColumn<L> & FieldColumns<F> = {
    ...claimColumns(kind),
    ...endColumns(ends),
    ...lotColumn(lot),
    ...fieldColumns(fields),
  };
  return sqliteTable(table, columns, (t) => {
    const at = t as Columns & Parameters<typeof also>[0] & { id: AnySQLiteColumn; kind: AnySQLiteColumn };
    return [
      ...claimConstraints(table, kind, at),
      ...endConstraints(model, at),
      ...fieldChecks(table, fields, at),
      ...also(at),
      ...endIndexes(model, at),
    ];
  });
}
