import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { QueryLimits } from '../../../config.ts';
import { refuseDocument } from '../refusal.ts';
import { countLiteralValues } from './input-size.ts';

/** What a selection set amounts to once every fragment is written out. Counts may be astronomic. */
export interface Expansion {
  readonly fields: number;
  /** Fields that are asked for again under another name, below these. */
  readonly repeats: number;
  readonly directives: number;
  readonly inputValues: number;
  readonly depth: number;
  /** The names in the answer under which each field is asked for here. */
  readonly names: AnswerNames;
}

type AnswerNames = ReadonlyMap<string, ReadonlySet<string>>;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const NOTHING: Expansion = {
  fields: 0,
  repeats: 0,
  directives: 0,
  inputValues: 0,
  depth: 0,
  names: new Map(),
};
const MAX_DIRECTIVES_IN_ONE_PLACE = 8;
const MAX_NAME_LENGTH = 128;
/** Clients ask for the type's name once for each interface that they know an object by, which takes no reading. */
const FREE_TYPE_NAMES = 8;

/**
 * Measures selection sets without writing fragments out: each fragment is measured once, however often it is spread, so that the
 * time is linear in the document even when the expansion is exponential.
 *
 * @throws GraphQLError for a fragment that contains itself, for too many directives in one place, for deep literal input
 */
export class ExpansionMeter {
  readonly #fragments: Fragments;
  readonly #limits: QueryLimits;
  readonly #measured = new Map<string, Expansion | 'under way'>();

  constructor(fragments: Fragments, limits: QueryLimits) {
    this.#fragments = fragments;
    this.#limits = limits;
  }

  /** Whether any measured selection set spreads the fragment, directly or through others. */
  hasMet(fragmentName: string): boolean {
    return this.#measured.has(fragmentName);
  }

  measure(selectionSet: SelectionSetNode): Expansion {
    let { fields, repeats, directives, inputValues, depth } = NOTHING;
    const names = new Map<string, Set<string>>();
    const spread = new Set<string>();
    for (const selection of selectionSet.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.#measureField(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.measure(selection.selectionSet)
            : this.#measureSpread(selection);
      const own = this.measureDirectives(selection.directives);
      fields += part.fields;
      repeats += part.repeats;
      directives += part.directives + own.directives;
      inputValues += part.inputValues + own.inputValues;
      depth = Math.max(depth, part.depth);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      this.#addNames(names, part.names);
    }
    return { fields, repeats, directives, inputValues, depth, names };
  }

  /** Here, and not where all is summed up: until then the names could become many. */
  #addNames(to: Map<string, Set<string>>, names: AnswerNames): void {
    for (const [field, added] of names) {
      const known = to.get(field) ?? new Set();
      for (const name of added) known.add(name);
      to.set(field, known);
      const repeats = repeatsOf(field, known);
      if (repeats > this.#limits.maxAliases) throw refuseRepeats(repeats, this.#limits.maxAliases);
    }
  }

  measureDirectives(nodes: readonly DirectiveNode[] = []): Pick<Expansion, 'directives' | 'inputValues'> {
    const excess = nodes[MAX_DIRECTIVES_IN_ONE_PLACE];
    if (excess !== undefined) {
      const message = `One place has ${nodes.length} directives; at most ${MAX_DIRECTIVES_IN_ONE_PLACE} are allowed.`;
      throw refuseDocument('DIRECTIVE_LIMIT', message, { nodes: [excess] });
    }
    let inputValues = 0;
    for (const node of nodes) {
      for (const argument of node.arguments ?? [])
        inputValues += countLiteralValues(argument.value, this.#limits);
    }
    return { directives: nodes.length, inputValues };
  }

  #measureField(field: FieldNode): Expansion {
    const name = field.alias ?? field.name;
    if (name.value.length > MAX_NAME_LENGTH) {
      const message = `A name has ${name.value.length} characters; at most ${MAX_NAME_LENGTH} are allowed.`;
      throw refuseDocument('TOKEN_LIMIT', message, { nodes: [name] });
    }
    let inputValues = 0;
    for (const argument of field.arguments ?? [])
      inputValues += countLiteralValues(argument.value, this.#limits);
    const below = field.selectionSet === undefined ? NOTHING : this.measure(field.selectionSet);
    return {
      fields: below.fields + 1,
      repeats: below.repeats + repeatsIn(below),
      directives: below.directives,
      inputValues: below.inputValues + inputValues,
      depth: below.depth + 1,
      names: new Map([[field.name.value, new Set([name.value])]]),
    };
  }

  #measureSpread(spread: FragmentSpreadNode): Expansion {
    const name = spread.name.value;
    const known = this.#measured.get(name);
    if (known === 'under way') {
      const message = `Fragment "${name.slice(0, MAX_NAME_LENGTH)}" contains itself.`;
      throw refuseDocument('GRAPHQL_VALIDATION_FAILED', message, { nodes: [spread] });
    }
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    // An unknown fragment is for validation to name.
    if (fragment === undefined) return NOTHING;
    this.#measured.set(name, 'under way');
    const expansion = this.measure(fragment.selectionSet);
    this.#measured.set(name, expansion);
    return expansion;
  }
}

/** How many fields of one selection set are asked for again under another name. */
export function repeatsIn({ names }: Expansion): number {
  let repeats = 0;
  for (const [field, given] of names) repeats += repeatsOf(field, given);
  return repeats;
}

function repeatsOf(field: string, names: ReadonlySet<string>): number {
  return Math.max(0, names.size - (field === '__typename' ? FREE_TYPE_NAMES : 1));
}

/** The refusal of a document that asks for too much again */
export function refuseRepeats(repeats: number, limit: number): GraphQLError {
  const message = `The document asks ${repeats} times for a field again by an alias, fragments written out; at most ${limit} times are allowed.`;
  return refuseDocument('ALIAS_LIMIT', message);
}
