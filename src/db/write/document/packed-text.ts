import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Fast rather than small: packed texts are read by no one but Greffe. */
const LEVEL = 1;

/** A text of JSON as it is kept in `documents.raw`. */
export function packJson(json: string): Uint8Array {
  return deflateRawSync(json, { level: LEVEL });
}

/** What the JSON that `packJson` was given stands for. */
export function unpackJson(raw: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(raw).toString('utf8'));
}
