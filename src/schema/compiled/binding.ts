import type { Fragment, SqlValue } from '../../db/read/fragment.ts';
import {
  type Arguments,
  hasVariableArgument,
  type OperationArguments,
  type Selected,
} from '../operation-arguments.ts';

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
  readonly #args: OperationArguments;
  readonly #sites: Site[] = [];

  constructor(args: OperationArguments) {
    this.#args = args;
  }

  argumentsOf(selected: Selected): Arguments {
    return this.#args.of(selected);
  }

  /** The fragment that a field's arguments make; for variables of one shape its text must be the same. */
  bound(selected: Selected, make: MakeFragment): Fragment {
    const { text, values } = make(this.argumentsOf(selected));
    if (!hasVariableArgument(selected.node)) return { text, values };
    const site = this.#sites.push({ ...selected, make }) - 1;
    return { text, values: values.map((_, index) => new Deferred(site, index) as unknown as SqlValue) };
  }

  /** The function from a request's arguments to the values of a statement made of such fragments. */
  binder(values: readonly SqlValue[]): (args: OperationArguments) => readonly SqlValue[] {
    const sites = this.#sites;
    if (sites.length === 0) return () => values;
    return (args) => {
      const made = sites.map((site) => site.make(args.of(site)).values);
      return values.map((value) => valueAt(value, made));
    };
  }
}

function valueAt(value: SqlValue | Deferred, made: readonly (readonly SqlValue[])[]): SqlValue {
  if (!(value instanceof Deferred)) return value;
  return made[value.site]?.[value.index] ?? null;
}
