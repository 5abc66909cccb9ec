import type { Exclusion } from '../../graph/indicator/exclusion.ts';
import type { IndicatorCount } from '../../graph/indicator/find-indicators.ts';
import type { Builder } from '../type/builder.ts';

/** Makes the type of counts. */
export function addIndicatorCount(builder: Builder) {
  const exclusion = builder.objectRef<readonly [Exclusion, number]>('IndicatorExclusionCount').implement({
    description: 'How often an indicator does not apply for one reason.',
    fields: (t) => ({
      reason: t.field({
        type: 'IndicatorExclusion',
        nullable: false,
        description: 'Which of the reasons that the indicator has.',
        resolve: ([reason]) => reason,
      }),
      count: t.int({
        nullable: false,
        description: 'How many results have it.',
        resolve: ([, count]) => count,
      }),
    }),
  });
  return builder.objectRef<IndicatorCount>('IndicatorCount').implement({
    description: 'How the results of an indicator turned out, for one group.',
    fields: (t) => ({
      indicator: t.field({
        type: 'IndicatorDefinition',
        nullable: false,
        description: 'Whose results are counted.',
        resolve: ({ indicator }) => indicator,
      }),
      group: t.field({
        type: 'IndicatorGroup',
        nullable: false,
        description: 'What they are about.',
        resolve: ({ group }) => group,
      }),
      flagged: t.exposeInt('flagged', { nullable: false, description: 'Results that are `FLAGGED`.' }),
      clear: t.exposeInt('clear', {
        nullable: false,
        description:
          'Results that are `CLEAR`. Tenderers that are flagged with a tender are never clear by that indicator.',
      }),
      notApplicable: t.exposeInt('notApplicable', {
        nullable: false,
        description: 'Results that are `NOT_APPLICABLE`.',
      }),
      reasons: t.field({
        type: [exclusion],
        nullable: false,
        description: 'Why it does not apply, the most frequent reason first.',
        resolve: ({ exclusions }) => [...exclusions].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
      }),
    }),
  });
}
