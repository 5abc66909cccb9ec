import type { ReadTogether } from '../resolve/read-together.ts';
import type { FieldsOf } from '../type/builder.ts';
import { nodeField } from '../type/named-field.ts';

/** A step along a claim, and how to read what it and those beside it name. */
interface ShownStep {
  readonly step: { readonly near: number; readonly far: number };
  readonly together: ReadTogether;
}

/** The nodes between which a step runs. */
export function stepFields<T extends ShownStep>(t: FieldsOf<T>, docs: { from: string; to: string }) {
  return {
    from: nodeField(t, 'Entity', { doc: docs.from, keyOf: ({ step }) => step.near }),
    to: nodeField(t, 'Entity', { doc: docs.to, keyOf: ({ step }) => step.far }),
  };
}
