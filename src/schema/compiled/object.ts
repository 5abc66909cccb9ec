import type { FieldNode } from 'graphql';
import { CLAIM_TABLES } from '../../db/claim-kind.ts';
import { thenJoin } from '../../db/dialect/expression.ts';
import type {
  AsKnown,
  Collection,
  FieldDescription,
  MoneySource,
} from '../../db/read/collection/collection.ts';
import type { Source } from '../../db/read/collection/expression.ts';
import { tableAs } from '../../db/read/collection/list.ts';
import { CLAIM_ENTITY } from '../../db/read/row/batch.ts';
import { Scope } from '../../db/read/row/scope.ts';
import { type Fragment, fragment, raw, where } from '../../db/statement/fragment.ts';
import {
  type JsonPart,
  jsonAmount,
  jsonIf,
  jsonInteger,
  jsonOfRow,
  jsonPlainText,
  jsonText,
  jsonTruth,
} from '../../db/statement/json.ts';
import { claims } from '../../db/tables/claim.ts';
import { CLAIM_KINDS } from '../../model/model.ts';
import type { DeclaredField, ObjectDeclaration } from '../declare/declare.ts';
import { type AnswerField, type Compilation, NotDescribed } from './compilation.ts';
import { compileFields } from './fields.ts';
import { compileList } from './list.ts';
import { compilePage } from './page.ts';

/** The JSON text of a row of a collection, or of the claim of any kind that it is the base row of. */
export function compileRow(compilation: Compilation, scope: Scope, nodes: readonly FieldNode[]): Fragment {
  if (scope.collection.name === CLAIM_ENTITY) return compileClaim(compilation, scope, nodes);
  const { name, fields } = scope.collection as ObjectDeclaration;
  return compileFields(compilation, compilation.objectType(name), nodes, (field) => {
    const declared = fields[field.name];
    if (!declared) throw new NotDescribed(`${name}.${field.name}`);
    return compileField(compilation, scope, field, declared);
  });
}

/** A claim of any kind is read from the table of the kind that its base row names. */
function compileClaim(compilation: Compilation, scope: Scope, nodes: readonly FieldNode[]): Fragment {
  let cases = raw(`CASE ${scope.column(claims.kind)}`);
  for (const kind of CLAIM_KINDS) {
    const collection = compilation.catalogue.byTable(CLAIM_TABLES[kind].table);
    cases = fragment`${cases} WHEN ${raw(`'${kind}'`)} THEN (${rowByKey(compilation, collection, scope.key, nodes)})`;
  }
  return fragment`${cases} END`;
}

/** A subquery of one column: the JSON text of the row with the key. */
function rowByKey(
  compilation: Compilation,
  collection: Collection,
  key: string,
  nodes: readonly FieldNode[],
): Fragment {
  const scope = new Scope(collection, compilation.newAlias(), compilation.asOf);
  const json = compileRow(compilation, scope, nodes);
  return fragment`SELECT ${json} FROM ${raw(tableAs(collection, scope.alias) + scope.moreJoins())}${where([raw(`${scope.key} = ${key}`)])}`;
}

/** The JSON text of a row that is always there: joined, which costs less than a subquery. */
function joinedRow(
  compilation: Compilation,
  from: Scope,
  collection: Collection,
  key: string,
  nodes: readonly FieldNode[],
): Fragment {
  const scope = new Scope(collection, compilation.newAlias(), compilation.asOf);
  const json = compileRow(compilation, scope, nodes);
  from.join(` ${thenJoin} ${tableAs(collection, scope.alias)} ON ${scope.key} = ${key}${scope.moreJoins()}`);
  return json;
}

function compileField(
  compilation: Compilation,
  scope: Scope,
  field: AnswerField,
  declared: DeclaredField,
): readonly JsonPart[] {
  const { reads } = declared;
  switch (reads.kind) {
    case 'globalId':
      return [`"${scope.collection.idPrefix}:`, raw(scope.key), '"'];
    case 'column':
      return columnParts(scope, reads, declared);
    case 'money':
      return [compileMoney(compilation, scope, field, reads)];
    case 'group':
      return [compileGroup(compilation, scope, field, reads, declared.type)];
    case 'one': {
      const key = scope.value(reads.column, reads.asKnown);
      const target = compilation.find(reads.target);
      if (isThere(scope, reads)) return [joinedRow(compilation, scope, target, key, field.nodes)];
      return [jsonOfRow(rowByKey(compilation, target, key, field.nodes))];
    }
    case 'oneOfTypes':
      return [compileOneOfTypes(compilation, scope, field, reads)];
    case 'page':
      return [compilePage(compilation, reads, field, { parent: scope, compileRow })];
    case 'list':
    case 'values':
      return [compileList(compilation, reads, field, { parent: scope, compileRow })];
  }
}

type Of<K extends FieldDescription['kind']> = Extract<FieldDescription, { kind: K }>;

/** Types whose values hold nothing that JSON escapes. */
const PLAIN_TYPES = new Set(['Date', 'DateTime', 'PartialDate']);

function columnParts(
  scope: Scope,
  { column, asKnown }: Of<'column'>,
  { type }: DeclaredField,
): readonly JsonPart[] {
  const value = scope.value(column, asKnown);
  if (type === 'Int') return [jsonInteger(value)];
  if (type === 'Boolean') return [jsonTruth(value)];
  const isPlain = PLAIN_TYPES.has(type) || column.enumValues !== undefined;
  return isPlain && isThere(scope, { column, asKnown }) ? jsonPlainText(value) : [jsonText(value)];
}

/** Whether there always is a value: what a column was on an earlier day may be missing. */
function isThere(
  { asOf }: Scope,
  { column, asKnown }: { column: Source; asKnown?: AsKnown | undefined },
): boolean {
  return column.notNull && (asKnown === undefined || asOf.knownOn === undefined);
}

function compileMoney(
  compilation: Compilation,
  scope: Scope,
  field: AnswerField,
  reads: MoneySource & Pick<Of<'money'>, 'asKnown'>,
): Fragment {
  const amount = scope.value(reads.amount, reads.asKnown?.amount);
  const currency = scope.value(reads.currency, reads.asKnown?.currency);
  if (reads.asKnown === undefined || scope.asOf.knownOn === undefined) {
    return moneyText(compilation, field, amount, currency);
  }
  // The text of an amount names it dozens of times: what is derived stands in the statement once.
  const known = compilation.newAlias();
  const text = moneyText(compilation, field, `${known}.minor`, `${known}.unit`);
  return fragment`(SELECT ${text} FROM (SELECT ${raw(amount)} AS minor, ${raw(currency)} AS unit) ${raw(known)})`;
}

function moneyText(compilation: Compilation, field: AnswerField, amount: string, currency: string): Fragment {
  const json = compileFields(compilation, compilation.objectType('Money'), field.nodes, ({ name }) =>
    name === 'amount' ? [jsonAmount(amount, currency)] : [jsonText(currency)],
  );
  return jsonIf(`${amount} IS NOT NULL`, json);
}

function compileGroup(
  compilation: Compilation,
  scope: Scope,
  field: AnswerField,
  { columns }: Of<'group'>,
  type: string,
): Fragment {
  const json = compileFields(compilation, compilation.objectType(type), field.nodes, (part) => {
    const source = columns[part.name];
    if (!source) throw new NotDescribed(`${type}.${part.name}`);
    if ('amount' in source) return [compileMoney(compilation, scope, part, source)];
    return [(source.dataType === 'number' ? jsonInteger : jsonText)(scope.value(source))];
  });
  const known = Object.values(columns).map(
    (source) => `${scope.value('amount' in source ? source.amount : source)} IS NOT NULL`,
  );
  return jsonIf(known.join(' OR '), json);
}

function compileOneOfTypes(
  compilation: Compilation,
  scope: Scope,
  field: AnswerField,
  { column, type }: Of<'oneOfTypes'>,
): Fragment {
  let cases = raw(`CASE ${scope.column(type)}`);
  for (const word of type.enumValues ?? []) {
    const collection = compilation.catalogue.byType(word);
    cases = fragment`${cases} WHEN ${raw(`'${word}'`)} THEN (${rowByKey(compilation, collection, scope.column(column), field.nodes)})`;
  }
  return fragment`coalesce(${cases} END, 'null')`;
}

/** The JSON text of the one row with a key, if it is visible; else `null`. */
export function compileLookup(
  compilation: Compilation,
  collection: Collection,
  key: Fragment,
  nodes: readonly FieldNode[],
): Fragment {
  const scope = new Scope(collection, compilation.newAlias(), compilation.asOf);
  const json = compileRow(compilation, scope, nodes);
  const conditions = [fragment`${raw(scope.key)} = ${key}`, ...scope.visible()];
  return jsonOfRow(
    fragment`SELECT ${json} FROM ${raw(tableAs(collection, scope.alias) + scope.moreJoins())}${where(conditions)}`,
  );
}
