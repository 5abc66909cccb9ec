import { readTendersOfBuyer, type TenderPosition } from '../../db/read/bid/bidder-tally.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { walkTenderCases } from '../../db/read/tender/tender-case-reader.ts';
import type { Work } from '../scheduler.ts';
import { partiesOf, submittedBids } from './bid-standing.ts';
import { findIndicators, type IndicatorQuestion, type IndicatorSearch } from './find-indicators.ts';
import type { Group, Outcome, Result } from './indicator.ts';

/** What is asked of the indicators of one tender. */
export interface TenderQuestion extends Pick<IndicatorQuestion, 'indicators' | 'settings'> {
  /** Ids of the tenders among which it is compared, in pieces; those of its first buyer when absent. */
  readonly among: Iterable<readonly number[]> | undefined;
  readonly outcomes: ReadonlySet<Outcome>;
}

const TENDERS_PER_STATEMENT = 400;

/** The indicators of a tender, its buyers, procuring entities and tenderers, compared with others where an indicator compares. */
export function* findIndicatorsOfTender(
  session: Session,
  tender: number,
  { indicators, settings, among, outcomes }: TenderQuestion,
): Work<IndicatorSearch> {
  const [focus] = [...walkTenderCases(session, [tender])].flat();
  const subjects = focus ? subjectsOf(focus) : new Map<Group, ReadonlySet<number>>();
  const keeps = ({ group, subject, outcome }: Result) =>
    outcomes.has(outcome) && subjects.get(group)?.has(subject) === true;
  const compares = indicators.some((indicator) => indicator.compares);
  const others = compares && focus ? (among ?? walkTendersOfBuyer(session, focus)) : [];
  const tenders = withOthers(tender, others);
  return yield* findIndicators(session, { indicators, settings, tenders, only: tender, keeps });
}

function subjectsOf(tender: TenderCase): Map<Group, ReadonlySet<number>> {
  return new Map<Group, ReadonlySet<number>>([
    ['TENDER', new Set([tender.id])],
    ['BUYER', new Set(tender.buyers.map(({ organisation }) => organisation))],
    ['PROCURING_ENTITY', new Set(tender.procuringEntities.map(({ organisation }) => organisation))],
    ['TENDERER', new Set(partiesOf(submittedBids(tender)))],
  ]);
}

function* withOthers(tender: number, others: Iterable<readonly number[]>): Generator<readonly number[]> {
  yield [tender];
  for (const ids of others) yield ids.filter((id) => id !== tender);
}

function* walkTendersOfBuyer(session: Session, { buyers }: TenderCase): Generator<readonly number[]> {
  const [buyer] = buyers;
  let last: TenderPosition | undefined;
  while (buyer !== undefined) {
    const span = { buyer: buyer.organisation, after: last, limit: TENDERS_PER_STATEMENT };
    const tenders = readTendersOfBuyer(session, span);
    yield tenders.map(({ id }) => id);
    if (tenders.length < TENDERS_PER_STATEMENT) return;
    last = tenders.at(-1);
  }
}
