import type { LotRecord, TenderRecord } from '../../../model/record.ts';
import { flagsOf } from '../evidence/stated-flag.ts';
import type { AnyRecord, Attribute, Value } from '../field/attribute.ts';
import { LOT_ATTRIBUTES, NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { compareValues, readAttributes, type Stated } from '../field/reconcile.ts';
import {
  type PlacedStatement,
  type StatedFlag,
  type StatedText,
  statedByName,
} from '../field/stated-text.ts';

type ValuesByName = StatedText['values'];

/** What one document states of a tender. Kept as JSON in `tender_statements.stated`. */
export interface TenderStated {
  readonly values: ValuesByName;
  /** Whether the name was only made for want of one: it gives way to any that a document states. */
  readonly isMakeshift: boolean;
  readonly aliases: readonly string[];
  /** Day of the document, if it calls for bids. */
  readonly calledOn: string | null;
  /** Attributes by number of the lot. */
  readonly lots: Readonly<Record<string, ValuesByName>>;
  readonly flags: readonly StatedFlag[];
}

/** A statement on a tender among others. */
export type PlacedTender = TenderStated &
  Pick<PlacedStatement, 'series' | 'day' | 'moment' | 'document'> & {
    readonly isOpen: boolean;
  };

/** What a record states; lots are read by it. @throws Refusal */
export function tenderStatedOf(record: TenderRecord, stated: Stated): TenderStated {
  const lots: Record<string, ValuesByName> = {};
  for (const lot of record.lots ?? []) {
    lots[lot.number] = united(LOT_ATTRIBUTES, lots[lot.number] ?? {}, lotStatedOf(lot));
  }
  return {
    values: statedByName(NODE_ATTRIBUTES.TENDER, stated),
    isMakeshift: record.nameIsMakeshift === true,
    aliases: record.aliases ?? [],
    calledOn: record.calledOn ?? null,
    lots,
    flags: flagsOf(record.flags ?? [], NODE_ATTRIBUTES.TENDER, stated),
  };
}

function lotStatedOf(lot: LotRecord): ValuesByName {
  return statedByName(LOT_ATTRIBUTES, readAttributes(LOT_ATTRIBUTES, lot as unknown as AnyRecord));
}

/** Two records of one document on the same tender, as one statement: of two values the greater. */
export function bothStated(a: TenderStated, b: TenderStated): TenderStated {
  const isNamedByB = a.isMakeshift && !b.isMakeshift;
  const [named, other] = isNamedByB ? [b, a] : [a, b];
  const values = { ...united(NODE_ATTRIBUTES.TENDER, a.values, b.values) };
  if (a.isMakeshift !== b.isMakeshift && named.values.name) values.name = named.values.name;
  const numbers = [...new Set([...Object.keys(a.lots), ...Object.keys(b.lots)])];
  return {
    values,
    isMakeshift: a.isMakeshift && b.isMakeshift,
    aliases: [...new Set([...a.aliases, ...b.aliases, ...namesOf(named), ...namesOf(other)])],
    calledOn: [a.calledOn, b.calledOn].filter((day) => day !== null).sort()[0] ?? null,
    lots: Object.fromEntries(
      numbers.map((number) => [number, united(LOT_ATTRIBUTES, a.lots[number] ?? {}, b.lots[number] ?? {})]),
    ),
    flags: [...new Map([...a.flags, ...b.flags].map((flag) => [JSON.stringify(flag), flag])).values()],
  };
}

/** The name that a document states, unless it was only made for want of one. */
export function namesOf({ values, isMakeshift }: TenderStated): string[] {
  return isMakeshift || values.name === undefined ? [] : [String(values.name[0])];
}

function united(attributes: readonly Attribute[], a: ValuesByName, b: ValuesByName): ValuesByName {
  const both: Record<string, readonly Value[]> = { ...a };
  for (const [name, values] of Object.entries(b)) {
    const known = both[name];
    const attribute = attributes.find((each) => each.name === name);
    if (known === undefined) both[name] = values;
    else if (attribute?.reconcile) both[name] = attribute.reconcile(known, values);
    else if (compareValues(values, known) > 0) both[name] = values;
  }
  return both;
}

/** One spelling for what is the same. */
export function formatTenderStated({
  values,
  isMakeshift,
  aliases,
  calledOn,
  lots,
  flags,
}: TenderStated): string {
  return JSON.stringify({
    values: sortedByName(values),
    ...(isMakeshift && { isMakeshift }),
    ...(aliases.length > 0 && { aliases: [...new Set(aliases)].sort() }),
    ...(calledOn !== null && { calledOn }),
    ...(Object.keys(lots).length > 0 && {
      lots: Object.fromEntries(
        Object.entries(lots)
          .sort(byName)
          .map(([number, said]) => [number, sortedByName(said)]),
      ),
    }),
    ...(flags.length > 0 && {
      flags: flags.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    }),
  });
}

export function parseTenderStated(text: string): TenderStated {
  return {
    values: {},
    isMakeshift: false,
    aliases: [],
    calledOn: null,
    lots: {},
    flags: [],
    ...(JSON.parse(text) as Partial<TenderStated>),
  };
}

function sortedByName(values: ValuesByName): ValuesByName {
  return Object.fromEntries(Object.entries(values).sort(byName));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
