import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { QueryLimits } from '../../../config.ts';
import { refuseDocument } from '../refusal.ts';
import { countLiteralValues } from './input-size.ts';

/** What a selection set amounts to once every fragment is written out. Counts may be astronomic. */
export interface Expansion {
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly inputValues: number;
  readonly depth: number;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const NOTHING: Expansion = { fields: 0, aliases: 0, directives: 0, inputValues: 0, depth: 0 };
const MAX_DIRECTIVES_IN_ONE_PLACE = 8;
const MAX_NAME_LENGTH = 128;

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
    let { fields, aliases, directives, inputValues, depth } = NOTHING;
    for (const selection of selectionSet.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.#measureField(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.measure(selection.selectionSet)
            : this.#measureSpread(selection);
      const own = this.measureDirectives(selection.directives);
      fields += part.fields;
      aliases += part.aliases;
      directives += part.directives + own.directives;
      inputValues += part.inputValues + own.inputValues;
      depth = Math.max(depth, part.depth);
    }
    return { fields, aliases, directives, inputValues, depth };
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
      aliases: below.aliases + (field.alias === undefined ? 0 : 1),
      directives: below.directives,
      inputValues: below.inputValues + inputValues,
      depth: below.depth + 1,
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
