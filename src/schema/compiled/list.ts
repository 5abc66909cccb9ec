import { eachElement, eachText } from '../../db/dialect/list.ts';
import type { FieldDescription } from '../../db/read/collection/collection.ts';
import type { Scope } from '../../db/read/row/scope.ts';
import { type Fragment, fragment, raw } from '../../db/statement/fragment.ts';
import { jsonInteger, jsonList, jsonText } from '../../db/statement/json.ts';
import { readPageSize } from '../argument/page-argument.ts';
import { type Below, listBelow } from './below.ts';
import { type AnswerField, type Compilation, NotDescribed, selectedOf } from './compilation.ts';
import { PageSource } from './page-source.ts';

type ListDescription = Extract<FieldDescription, { kind: 'list' | 'values' }>;

/** The first few parts of a row as a plain list: of objects, or of one column. */
export function compileList(
  compilation: Compilation,
  description: ListDescription,
  field: AnswerField,
  { parent, compileRow }: Below & { parent: Scope },
): Fragment {
  const selected = selectedOf(field);
  const collection = compilation.find(description.target);
  const order = collection.orders[collection.defaultOrder];
  if (!order) throw new NotDescribed(`${collection.name}.${collection.defaultOrder}`);
  const limit = compilation.bindings.bound(
    selected,
    ({ first }) => fragment`${readPageSize(first as number | null, 'first')}`,
  );
  if (description.kind === 'values' && description.asKnown && compilation.asOf.knownOn !== undefined) {
    const all = raw(parent.value(description.asKnown));
    const alias = compilation.newAlias();
    const each = eachText(alias);
    return jsonList(
      fragment`SELECT ${jsonText(`${each.value}`)} AS j FROM ${eachElement(all, alias)} ORDER BY ${each.key} LIMIT ${limit}`,
    );
  }
  const list = listBelow(compilation, collection, description.via, parent);
  const { keyWithin } = parent.collection;
  const parentWithin = description.via.kind === 'owned' && keyWithin ? parent.column(keyWithin) : undefined;
  const source = new PageSource(
    compilation,
    list,
    { parentKey: parent.key, parentWithin },
    { order, forward: true, limit },
  );
  if (description.kind === 'list') return source.rows((scope) => compileRow(compilation, scope, field.nodes));
  const { column } = description;
  return source.rows((scope) =>
    (column.dataType === 'number' ? jsonInteger : jsonText)(scope.column(column)),
  );
}
