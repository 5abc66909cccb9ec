import type { ReadTogether } from '../resolve/read-together.ts';
import { claimField, nodeField } from '../type/named-field.ts';
import type { PothosTypes, TypeRegistry } from '../type/registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** A step along a claim, and how to read what it and those beside it name. */
interface ShownStep {
  readonly step: { readonly claim?: number | undefined; readonly near: number; readonly far: number };
  readonly together: ReadTogether;
}

interface StepDocs {
  readonly claim: string;
  readonly from: string;
  readonly to: string;
}

/** The claim that a step follows, and the nodes between which it runs; `isClaimed` when there is a claim to each step. */
export function stepFields(t: FieldBuilder, registry: TypeRegistry, isClaimed: boolean, docs: StepDocs) {
  return {
    claim: claimField(t, registry, 'Claim', {
      doc: docs.claim,
      keyOf: ({ step }: ShownStep) => step.claim,
      nullable: !isClaimed,
    }) as never,
    from: nodeField(t, registry, 'Entity', {
      doc: docs.from,
      keyOf: ({ step }: ShownStep) => step.near,
    }) as never,
    to: nodeField(t, registry, 'Entity', {
      doc: docs.to,
      keyOf: ({ step }: ShownStep) => step.far,
    }) as never,
  };
}
