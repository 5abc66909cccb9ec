import type { JsonObject } from '../../json-value.ts';

/** An object of a release with its JSON pointer from the release's root. */
export interface Place {
  readonly value: JsonObject;
  readonly pointer: string;
}
