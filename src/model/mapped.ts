import type { FlatFields } from './field.ts';
import type { PartModel } from './node-type.ts';
import type { ClaimRecord } from './record.ts';

/** A field that an export has no place for, and why. */
export interface LeftOut {
  readonly leftOut: string;
}
export const leftOut = (why: string): LeftOut => ({ leftOut: why });
export const isLeftOut = (decided: unknown): decided is LeftOut =>
  typeof decided === 'object' && decided !== null && 'leftOut' in decided;

/** What an export makes of each field of a node type or part: of all of them, or it does not compile. */
export type Mapped<M extends Pick<PartModel, 'fields'>, To> = {
  readonly [N in keyof FlatFields<M['fields']>]: To | LeftOut;
};

/** The same for what claims of a kind say besides what all claims say: their ends, and their fields. */
export type MappedClaim<K extends ClaimRecord['kind'], To> = {
  readonly [N in Exclude<keyof Extract<ClaimRecord, { kind: K }>, keyof ClaimRecord>]-?: To | LeftOut;
};
