import { addStopReason } from '../type/computed-connection.ts';
import type { TypeRegistry } from '../type/registry.ts';
import { addBidderCommunities } from './community.ts';
import { addCompetition } from './competition.ts';
import { addEligibility } from './eligibility.ts';
import { addExposureQueries } from './exposure.ts';
import { addIndicatorQueries } from './indicator.ts';
import { addNeighbourhoodQuery } from './neighbourhood.ts';
import { addPathQuery } from './path.ts';
import { addTenderStatistics } from './statistics/tender-statistics.ts';

/** Adds what only a graph can answer: paths, neighbourhoods, exposure to laws, eligibility for tenders. */
export function addGraphQueries(registry: TypeRegistry): void {
  addStopReason(registry);
  addPathQuery(registry);
  addNeighbourhoodQuery(registry);
  addExposureQueries(registry);
  addEligibility(registry);
  addIndicatorQueries(registry);
  addCompetition(registry);
  addTenderStatistics(registry);
  addBidderCommunities(registry);
}
