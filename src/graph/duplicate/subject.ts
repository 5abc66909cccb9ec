import type { NamedSubject } from '../../db/read/node/name-reader.ts';
import { sirenOf, sirenOfVat } from '../../domain/identifier.ts';
import { nameKey } from '../../domain/name-key.ts';
import type { NameKind } from './common-word.ts';
import { type NameParts, takeApart } from './name-part.ts';

/** A node prepared for comparison with many others. */
export interface Subject {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** Its name first, then its aliases. */
  readonly names: readonly NameParts[];
  readonly country: string | null;
  readonly locality: string | null;
  /** By register, the numbers that are checked: of one organisation each register knows one, or few. */
  readonly registered: ReadonlyMap<string, ReadonlySet<string>>;
  /** The establishments it is known by: its SIRETs that are checked. */
  readonly establishments: ReadonlySet<string>;
  /** `scheme value` of what can't be checked, so that it may be shared by mistake. */
  readonly unchecked: ReadonlySet<string>;
}

export function prepareSubject(node: NamedSubject, kind: NameKind): Subject {
  const registered = new Map<string, Set<string>>();
  const unchecked = new Set<string>();
  const establishments = new Set<string>();
  const register = (scheme: string, value: string) => {
    const known = registered.get(scheme);
    if (known) known.add(value);
    else registered.set(scheme, new Set([value]));
  };
  for (const { scheme, value, checked } of node.identifiers) {
    if (!checked) unchecked.add(`${scheme} ${value}`);
    else if (scheme === 'SIRET' || scheme === 'VAT') {
      const siren = scheme === 'SIRET' ? sirenOf(value) : sirenOfVat(value);
      if (scheme === 'SIRET') establishments.add(value);
      if (siren !== undefined) register('SIREN', siren);
      else register(`VAT ${value.slice(0, 2)}`, value);
    } else register(scheme, value);
  }
  const names = [node.name, ...node.aliases].map((name) => takeApart(name, kind));
  return {
    id: node.id,
    slug: node.slug,
    name: node.name,
    names: [...new Map(names.map((parts) => [(parts.whole ?? parts).glued, parts])).values()],
    country: node.country,
    locality: node.locality === null ? null : nameKey(node.locality),
    registered,
    establishments,
    unchecked,
  };
}
