import type { Builder } from './builder.ts';

declare module './backing.ts' {
  interface Objects {
    CertainCount: CertainCount;
  }
}

/** A count that says what it can't see. */
export interface CertainCount {
  readonly certain: number;
  readonly possible: number;
  readonly unknown: number;
}

/** Makes `CertainCount`. What its three numbers mean in a place, that place's description says. */
export function addCertainCount(builder: Builder): void {
  builder.objectType('CertainCount', {
    description:
      'A count that says what it can not see. The three never overlap; the field says what each of them counts there.',
    fields: (t) => ({
      certain: t.exposeInt('certain', {
        nullable: false,
        description: 'Those that an official document, or a source that states it as fact, says are so.',
      }),
      possible: t.exposeInt('possible', {
        nullable: false,
        description: 'Those that may be so: expected, unconfirmed or disputed.',
      }),
      unknown: t.exposeInt('unknown', {
        nullable: false,
        description:
          'Those of which there is a number, or a doubt, and nothing that tells more. Zero is none.',
      }),
    }),
  });
}
