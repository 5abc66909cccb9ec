import { formatMoney } from '../../../domain/money.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, join, raw } from '../../statement/fragment.ts';
import { tenders } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';
import { tenderAsKnown, tenderCalled } from '../time/as-known.ts';
import { STATED_OF_TENDER, tenderStated } from '../time/stated-as-known.ts';

const ROW = 't';
const t = as(tenders, ROW);

const DERIVED = ['status', 'awarded', 'valueMinor', 'valueCurrency', 'valueKind'] as const;
const AMOUNT: readonly string[] = ['valueMinor', 'valueCurrency', 'valueStatus'];

/** What a tender showed on the day asked, by the name of the attribute, as text; null where nothing was stated. The amount is `value`. */
export function readTenderState(session: Session, tender: number): ReadonlyMap<string, string | null> {
  const isEarlier = session.asOf.knownOn !== undefined;
  const shown = (name: string, asKnown: (alias: string) => string): Fragment => {
    const column = (t as unknown as Readonly<Record<string, Name>>)[name];
    return fragment`${isEarlier ? raw(`(${asKnown(ROW)})`) : (column as Name)} AS ${raw(name)}`;
  };
  const columns = [
    ...STATED_OF_TENDER.filter((name) => name !== 'published').map((name) => shown(name, tenderStated(name))),
    fragment`${tenderCalled(t, session.asOf)} AS published`,
    ...DERIVED.map((name) => shown(name, tenderAsKnown(name))),
  ];
  const [row] = session.rows(fragment`SELECT ${join(columns, ', ')} FROM ${t} WHERE ${t.id} = ${tender}`);
  const state = new Map<string, string | null>();
  for (const [name, value] of Object.entries(row ?? {})) {
    if (!AMOUNT.includes(name)) state.set(name, value === null ? null : String(value));
  }
  state.set('value', amountOf(row?.valueMinor, row?.valueCurrency));
  return state;
}

function amountOf(minor: unknown, currency: unknown): string | null {
  if (typeof minor !== 'number' || typeof currency !== 'string') return null;
  return formatMoney({ amountMinor: minor, currency });
}
