import { placeOf } from '../dialect/neutral.ts';
import { Name } from './alias.ts';
import type { Fragment, SqlValue } from './piece.ts';

/** What stands in a template of SQL: a fragment or name, which is spliced, or a value, which is bound. */
export type Part = Fragment | SqlValue;

/**
 * One place in the code that writes SQL. Names that stand there each time are joined to the text around them once: making a
 * statement of thirty names then costs as little as if they were part of its text.
 */
export class Template {
  readonly #strings: readonly string[];
  /** The names that stood at their places every time; undefined where something else did. */
  #names: readonly (Name | undefined)[];
  /** The other places, and the texts before, between and after them. */
  #places: readonly number[] = [];
  #texts: readonly string[] = [];

  constructor(strings: readonly string[], parts: readonly Part[]) {
    this.#strings = strings;
    this.#names = parts.map((part) => (part instanceof Name ? part : undefined));
    this.#joinNames();
  }

  fill(parts: readonly Part[]): Fragment {
    if (!this.#hasNamesOf(parts)) {
      this.#names = this.#names.map((name, place) => (name === parts[place] ? name : undefined));
      this.#joinNames();
    }
    let text = this.#texts[0] as string;
    const values: SqlValue[] = [];
    for (let index = 0; index < this.#places.length; index += 1) {
      const part = parts[this.#places[index] as number] as Part;
      if (part !== null && typeof part === 'object') {
        text += part.text;
        for (const value of part.values) values.push(value);
      } else {
        text += placeOf(part);
        values.push(part);
      }
      text += this.#texts[index + 1] as string;
    }
    return { text, values };
  }

  #hasNamesOf(parts: readonly Part[]): boolean {
    for (let place = 0; place < parts.length; place += 1) {
      const name = this.#names[place];
      if (name !== undefined && name !== parts[place]) return false;
    }
    return true;
  }

  #joinNames(): void {
    const places: number[] = [];
    const texts = [this.#strings[0] ?? ''];
    for (const [place, name] of this.#names.entries()) {
      const next = this.#strings[place + 1] ?? '';
      if (name === undefined) {
        places.push(place);
        texts.push(next);
      } else texts[texts.length - 1] += name.text + next;
    }
    this.#places = places;
    this.#texts = texts;
  }
}
