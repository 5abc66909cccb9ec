import type { FieldNode } from 'graphql';
import type { FoundPage, FoundPages } from '../../db/read/slow/scan.ts';
import type { Fragment, SqlValue } from '../../db/statement/fragment.ts';
import {
  type Arguments,
  hasVariableArgument,
  type OperationArguments,
  type Selected,
} from '../argument/operation-arguments.ts';

const NO_PAGE: FoundPage = { keys: [], total: 0, hidden: 0, rowsToLookAt: 0 };

type MakeFragment = (args: Arguments) => Fragment;
type MakeFromPage = (page: FoundPage) => Fragment;

/** Stands in a fragment for a value that depends on variables: the nth one that a site makes. */
class Deferred {
  readonly site: number;
  readonly index: number;

  constructor(site: number, index: number) {
    this.site = site;
    this.index = index;
  }
}

/** Makes the values of one piece of the statement for a request. */
type Site = (args: OperationArguments, found: FoundPages<FieldNode>) => readonly SqlValue[];

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
    return this.#deferred({ text, values }, (args) => make(args.of(selected)).values);
  }

  /** The fragment that what was found of a list makes; its text must be the same whatever that is. */
  boundToPage({ node }: Selected, make: MakeFromPage): Fragment {
    return this.#deferred(make(NO_PAGE), (_, found) => make(found.get(node) ?? NO_PAGE).values);
  }

  #deferred({ text, values }: Fragment, site: Site): Fragment {
    const number = this.#sites.push(site) - 1;
    return { text, values: values.map((_, index) => new Deferred(number, index) as unknown as SqlValue) };
  }

  /** The function from a request's arguments to the values of a statement made of such fragments. */
  binder(
    values: readonly SqlValue[],
  ): (args: OperationArguments, found: FoundPages<FieldNode>) => readonly SqlValue[] {
    const sites = this.#sites;
    if (sites.length === 0) return () => values;
    return (args, found) => {
      const made = sites.map((site) => site(args, found));
      return values.map((value) => valueAt(value, made));
    };
  }
}

function valueAt(value: SqlValue | Deferred, made: readonly (readonly SqlValue[])[]): SqlValue {
  if (!(value instanceof Deferred)) return value;
  return made[value.site]?.[value.index] ?? null;
}
