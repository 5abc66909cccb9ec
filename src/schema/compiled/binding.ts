import { type FieldNode, type GraphQLField, getArgumentValues } from 'graphql';
import type { Fragment, SqlValue } from '../../db/read/fragment.ts';
import { hasVariableArgument } from '../variable-argument.ts';
import type { Variables } from './shape.ts';

/** A field as selected, with its definition. */
export interface Selected {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

type Arguments = Readonly<Record<string, unknown>>;
type MakeFragment = (args: Arguments) => Fragment;

/** Stands in a fragment for a value that depends on variables: the nth one that a site makes. */
class Deferred {
  readonly site: number;
  readonly index: number;

  constructor(site: number, index: number) {
    this.site = site;
    this.index = index;
  }
}

interface Site extends Selected {
  readonly make: MakeFragment;
}

/**
 * Collects what a plan binds. What depends on no variable is bound as it is; of everything else the
 * values are made again for each request, by the same code that made the statement.
 */
export class Bindings {
  readonly #variables: Variables;
  readonly #sites: Site[] = [];

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  argumentsOf({ definition, node }: Selected): Arguments {
    return getArgumentValues(definition, node, this.#variables as never);
  }

  /** The fragment that a field's arguments make; for variables of one shape its text must be the same. */
  bound(selected: Selected, make: MakeFragment): Fragment {
    const { text, values } = make(this.argumentsOf(selected));
    if (!hasVariableArgument(selected.node)) return { text, values };
    const site = this.#sites.push({ ...selected, make }) - 1;
    return { text, values: values.map((_, index) => new Deferred(site, index) as unknown as SqlValue) };
  }

  /** The function from a request's variables to the values of a statement made of such fragments. */
  binder(values: readonly SqlValue[]): (variables: Variables) => readonly SqlValue[] {
    const sites = this.#sites;
    if (sites.length === 0) return () => values;
    return (variables) => {
      // Several pieces come from one field: its arguments are read once.
      const args = new Map<FieldNode, Arguments>();
      const made = sites.map(({ definition, node, make }) => {
        const known = args.get(node) ?? getArgumentValues(definition, node, variables as never);
        args.set(node, known);
        return make(known).values;
      });
      return values.map((value) => valueAt(value, made));
    };
  }
}

function valueAt(value: SqlValue | Deferred, made: readonly (readonly SqlValue[])[]): SqlValue {
  if (!(value instanceof Deferred)) return value;
  return made[value.site]?.[value.index] ?? null;
}
