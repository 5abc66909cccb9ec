import { LRUCache } from 'lru-cache';
import { type PostgresStatement, postgresParameters, renderPostgres } from '../dialect/postgresql.ts';
import type { AsOf } from '../read/time/as-of.ts';
import type { Fragment } from '../statement/fragment.ts';

/** Characters of all statements that are kept as PostgreSQL takes them. */
const MAX_CHARACTERS = 8_000_000;

/** A statement as it is sent: its text, and the texts of its parameters. */
export interface SentStatement {
  readonly text: string;
  readonly parameters: (string | null)[];
}

/** Makes of statements what PostgreSQL takes, each text once. */
export class SentStatements {
  readonly #rendered = new LRUCache<string, PostgresStatement>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (statement, text) => statement.text.length + text.length + 1,
  });

  /** Characters that are kept now. */
  get cachedCharacters(): number {
    return this.#rendered.calculatedSize;
  }

  of({ text, values }: Fragment, asOf: AsOf): SentStatement {
    let rendered = this.#rendered.get(text);
    if (rendered === undefined) {
      rendered = renderPostgres(text);
      this.#rendered.set(text, rendered);
    }
    return { text: rendered.text, parameters: postgresParameters(rendered, values, asOf).map(asText) };
  }
}

function asText(value: string | number | null | readonly (string | number)[]): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : `{${value.map(elementText).join(',')}}`;
}

/** https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function elementText(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
