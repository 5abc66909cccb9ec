import { codeOfClaim, codeOfId, KIND_LETTERS, letterOfKind, STANDING_LETTERS } from '../../graph/code.ts';
import type { ClaimKind } from '../../operations.ts';
import type { GraphView } from './asked.ts';

/** Addresses of the picture after a step. */
export class Steps {
  readonly #view: GraphView;
  readonly #seeds: ReadonlySet<string>;

  /** @param seeds ids of those that are opened by themselves */
  constructor(view: GraphView, seeds: ReadonlySet<string>) {
    this.#view = view;
    this.#seeds = seeds;
  }

  /** The thing by its global id, or nothing. */
  pick(id: string | undefined): string {
    return this.#view.here({ pick: id === undefined ? undefined : codeOfId(id) });
  }

  /** Where two things meet. */
  pickPair(ids: readonly [string, string]): string {
    return this.#view.here({ pick: ids.map(codeOfId).join(',') });
  }

  pickClaim(id: string): string {
    return this.#view.here({ pick: codeOfClaim(id) });
  }

  /** With what claims of a kind link to a thing: the first of them, and where these are there already all. */
  open(id: string, kind: ClaimKind): string {
    const entries = this.#entries;
    const [first, whole] = [letterOfKind(kind), '*'].map((letters) => `${codeOfId(id)}.${letters}`);
    const isOpened = this.#seeds.has(id) || entries.some((each) => each === first || each === whole);
    const entry = isOpened ? `${first}!` : first;
    // What was opened before stays before: so nothing moves.
    const open = [...entries.filter((each) => each !== entry), entry].join(',');
    const [from, to, count = entries.length] = this.#chain;
    return this.#view.here({ open, path: from && [from, to, count].join(',') });
  }

  /** Without what a thing brought; undefined where it was not opened. */
  close(id: string): string | undefined {
    const entries = this.#entries;
    const isOther = (entry: string) => !entry.startsWith(`${codeOfId(id)}.`);
    const rest = entries.filter(isOther);
    const [from, to, count] = this.#chain;
    const before = count === undefined ? [] : [entries.slice(0, Number(count)).filter(isOther).length];
    const path = from && [from, to, ...before].join(',');
    return rest.length === entries.length ? undefined : this.#view.here({ open: joinedOr(rest), path });
  }

  hide(id: string): string {
    return this.#view.here({ hide: [...this.#hidden, codeOfId(id)].join(','), pick: undefined });
  }

  showHidden(id: string): string {
    return this.#view.here({ hide: joinedOr(this.#hidden.filter((code) => code !== codeOfId(id))) });
  }

  /** With claims of these letters drawn where they are not, and the other way round. */
  toggleKind(letter: string): string {
    const { off = '' } = this.#view.parameters;
    const letters = KIND_LETTERS.filter((each) => off.includes(each) !== (each === letter));
    return this.#view.here({ off: letters.length === 0 ? undefined : letters.join('') });
  }

  toggleStanding(letter: string): string {
    const on = this.#view.parameters.st || STANDING_LETTERS.join('');
    const letters = STANDING_LETTERS.filter((each) => on.includes(each) !== (each === letter));
    return this.#view.here({ st: letters.length === STANDING_LETTERS.length ? '' : letters.join('') });
  }

  /** With nothing but what the seeds bring. */
  startOver(): string | undefined {
    const { open, hide, off, st, min, path } = this.#view.parameters;
    const isChanged = [open, hide, off, min, path].some((each) => each !== undefined) || st !== '';
    const none = { open: undefined, hide: undefined, off: undefined, min: undefined, path: undefined };
    return isChanged ? this.#view.here({ ...none, st: '', pick: undefined }) : undefined;
  }

  get #entries(): string[] {
    return this.#view.parameters.open?.split(',') ?? [];
  }

  /** Its ends, and how many entries came before it where others came later. */
  get #chain(): string[] {
    return this.#view.parameters.path?.split(',') ?? [];
  }

  get #hidden(): string[] {
    return this.#view.parameters.hide?.split(',') ?? [];
  }
}

function joinedOr(parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : parts.join(',');
}
