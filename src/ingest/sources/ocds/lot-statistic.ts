import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { lotsOf } from './lot.ts';
import type { Release } from './release-record.ts';

/** Measures of `bids/statistics` that count bids, the most telling first. */
const MEASURES = ['bids', 'validBids'] as const;

/** How many bids on the tender as a whole the statistics have: that of one lot is none. */
export function statisticOf(release: Release): unknown {
  return countOf(statisticsIn(release).filter((statistic) => lotsOf(statistic).length === 0));
}

/** States how many bids on single lots the statistics have. */
export function stateLotStatistics(release: Release): void {
  const ofLots = Map.groupBy(statisticsIn(release), lotOf);
  for (const [number, statistics] of ofLots) {
    const published = number === undefined ? undefined : publishedText(countOf(statistics));
    if (number === undefined || published === undefined) continue;
    const count = Number(published);
    if (Number.isSafeInteger(count) && count >= 0) {
      const isDescribed = release.lots.size > 0;
      if (!release.nameLot(number) && isDescribed) release.flag('DANGLING_REFERENCE', 'lots', number);
      release.lots.set(number, { ...release.lots.get(number), number, publishedBidCount: count });
    } else {
      release.flag('INVALID_CODE', 'bids/statistics/value', published);
    }
  }
}

function lotOf(statistic: JsonObject): string | undefined {
  const lots = lotsOf(statistic);
  return lots.length === 1 ? lots[0] : undefined;
}

function countOf(statistics: readonly JsonObject[]): unknown {
  for (const measure of MEASURES) {
    const value = statistics.find((statistic) => statistic.measure === measure)?.value;
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function statisticsIn({ root }: Release): JsonObject[] {
  const { bids } = root.value;
  return isJsonObject(bids) && Array.isArray(bids.statistics) ? bids.statistics.filter(isJsonObject) : [];
}
