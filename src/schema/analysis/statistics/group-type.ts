import type { Figures } from '../../../graph/statistics/figures.ts';
import type { GroupKey } from '../../../graph/statistics/grouping.ts';
import { type Builder, outputNamed } from '../../type/builder.ts';
import { figuresField } from './figures-type.ts';

declare module '../../type/backing.ts' {
  interface Objects extends Record<GroupTypeName, TenderGroup> {}
}

export type GroupTypeName =
  | 'YearGroup'
  | 'MonthGroup'
  | 'RegionGroup'
  | 'StatusGroup'
  | 'ProcedureGroup'
  | 'CpvDivisionGroup';

/** Tenders that have something in common; the key is null where no document tells it. */
export interface TenderGroup<K extends GroupKey = GroupKey> {
  readonly key: K;
  readonly figures: Figures;
}

interface GroupDeclaration {
  /** Name of the type. */
  readonly name: GroupTypeName;
  readonly doc: string;
  /** The field that shows the key, its type, and what it says. */
  readonly key: string;
  readonly type: 'Int' | 'String' | 'TenderStatus' | 'ProcedureKind';
  readonly keyDoc: string;
  /** What the count of tenders that are in other groups too says; only where there are such. */
  readonly sharedDoc?: string;
}

const GROUPS: readonly GroupDeclaration[] = [
  {
    name: 'YearGroup',
    doc: 'The tenders of one year.',
    key: 'year',
    type: 'Int',
    keyDoc:
      'Year of the date asked for, as published. Null for tenders of which no document states that date.',
  },
  {
    name: 'MonthGroup',
    doc: 'The tenders of one month.',
    key: 'month',
    type: 'String',
    keyDoc:
      'Month of the date asked for, as published: `2024-12`. Null for tenders of which no document states that date, or its year only.',
  },
  {
    name: 'RegionGroup',
    doc: 'The tenders of one region of NUTS. A tender counts whole in each of its regions, so the groups may add up to more than all tenders.',
    key: 'region',
    type: 'String',
    keyDoc:
      'Code of the region where it is performed, else where its buyer is, as known now. Null for tenders of which no document tells a region of that level.',
    sharedDoc: 'How many of these tenders count in another region too.',
  },
  {
    name: 'StatusGroup',
    doc: 'The tenders of one status.',
    key: 'status',
    type: 'TenderStatus',
    keyDoc: 'What their last event says. Null for tenders of which no document tells of any event.',
  },
  {
    name: 'ProcedureGroup',
    doc: 'The tenders of one kind of procedure.',
    key: 'procedure',
    type: 'ProcedureKind',
    keyDoc: 'Kind of procedure. Null for tenders of which no document states it.',
  },
  {
    name: 'CpvDivisionGroup',
    doc: 'The tenders with a CPV code in one division. A tender counts whole in each of its divisions, so the groups add up to more than all tenders.',
    key: 'division',
    type: 'String',
    keyDoc: 'First two digits of the code: `72` is IT services. Null for tenders without a code.',
    sharedDoc: 'How many of these tenders count in another division too.',
  },
];

/** Makes the types of groups that are told apart by a word or a number. */
export function addGroupTypes(builder: Builder): void {
  for (const { name, doc, key, type, keyDoc, sharedDoc } of GROUPS) {
    builder.objectType(name, {
      description: doc,
      fields: (t) => ({
        [key]: t.field({
          type: outputNamed<GroupKey>(type),
          nullable: true,
          description: keyDoc,
          resolve: (group) => group.key,
        }),
        figures: figuresField(t, 'Figures of these tenders.'),
        ...(sharedDoc && {
          sharedCount: t.int({
            nullable: false,
            description: sharedDoc,
            resolve: ({ figures }) => figures.shared,
          }),
        }),
      }),
    });
  }
}

/** Groups in a given order of their keys, else in order of the keys themselves; what no document tells comes last. */
export function sortGroups(
  groups: ReadonlyMap<GroupKey, Figures>,
  order?: readonly GroupKey[],
): TenderGroup[] {
  const rank = (key: GroupKey): GroupKey => (order ? order.indexOf(key) : key);
  return Array.from(groups, ([key, figures]) => ({ key, figures })).sort((a, b) => {
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return (rank(a.key) ?? '') < (rank(b.key) ?? '') ? -1 : 1;
  });
}
