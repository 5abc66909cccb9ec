import { BadUserInput, quoted } from '../../../domain/error.ts';
import { columnOf, fragment, raw } from '../../statement/fragment.ts';
import type { Collection } from '../collection/collection.ts';
import type { FilterValue } from '../collection/filter-value.ts';
import { tableAs } from '../collection/list.ts';
import type { Session } from '../row/session.ts';
import { refuseUnknownWord } from './filtered-word.ts';
import { type NodeReference, referencedKey } from './node-reference.ts';

/**
 * Refuses a checked filter that names a node which there is not, or a word of an open list that nothing has, at whatever time: nothing matches it, and that would look like an
 * answer. Takes a statement for each node that is named.
 *
 * @throws BadUserInput naming the place within the argument
 */
export function refuseUnknownNodes(
  session: Session,
  collection: Collection,
  filter: FilterValue,
  place: string,
): void {
  for (const [name, part] of Object.entries(filter)) {
    if (part === null || part === undefined) continue;
    const here = `${place}.${name}`;
    if (name === 'and' || name === 'or') {
      (part as FilterValue[]).forEach((inner, index) => {
        refuseUnknownNodes(session, collection, inner, `${here}[${index}]`);
      });
    } else if (name === 'not') refuseUnknownNodes(session, collection, part as FilterValue, here);
    else {
      const description = collection.filters[name];
      if (description?.kind === 'partText' && description.open) {
        const word = description.spell?.(part as string) ?? (part as string);
        refuseUnknownWord(session, description.column, description.open, word, here);
      }
      if (description === undefined || !('target' in description)) continue;
      const target = session.catalogue.find(description.target);
      if (description.kind !== 'among') refuseUnknown(session, target, part as NodeReference, here);
      else {
        (part as NodeReference[]).forEach((node, index) => {
          refuseUnknown(session, target, node, `${here}[${index}]`);
        });
      }
    }
  }
}

function refuseUnknown(session: Session, collection: Collection, by: NodeReference, place: string): void {
  const key = raw(columnOf('x', collection.key));
  const [row] = session.rows(
    fragment`SELECT ${key} AS id FROM ${raw(tableAs(collection, 'x'))} WHERE ${key} = ${referencedKey(collection, by)}`,
  );
  if (row !== undefined) return;
  const { id, slug, identifier } = by;
  const named =
    id != null
      ? `the id ${quoted(id)}`
      : slug != null
        ? `the slug ${quoted(slug)}`
        : `the identifier ${quoted(identifier?.value)} of scheme ${quoted(identifier?.scheme)}`;
  throw new BadUserInput(`${place}: there is no ${collection.name} with ${named}.`, place);
}
