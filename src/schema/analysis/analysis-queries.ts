import type { Builder } from '../type/builder.ts';
import { addStopReason } from '../type/computed-connection.ts';
import { addActivity } from './activity.ts';
import { addCitations } from './citation.ts';
import { addClaimCounts } from './claim-count.ts';
import { addClaimNames } from './claim-name.ts';
import { addClaimSentences } from './claim-sentence.ts';
import { addClaimsAmongQuery } from './claims-among.ts';
import { addBidderCommunities } from './community.ts';
import { addCompetition } from './competition.ts';
import { addDifferenceQueries } from './difference.ts';
import { addEligibility } from './eligibility.ts';
import { addEntitySources } from './entity-source.ts';
import { addExposureQueries } from './exposure.ts';
import { addTenderHistory } from './history.ts';
import { addIndicatorQueries } from './indicator.ts';
import { addLikeness } from './likeness.ts';
import { addNeighbourhoodQuery } from './neighbourhood.ts';
import { addPathQuery } from './path.ts';
import { addTenderStatistics } from './statistics/tender-statistics.ts';
import { addTenderChangesQuery } from './tender-change.ts';
import { addWalkQuery } from './walk.ts';

/** Adds what only a graph can answer: paths, neighbourhoods, exposure to laws, eligibility for tenders. */
export function addGraphQueries(builder: Builder): void {
  addStopReason(builder);
  addCitations(builder);
  addClaimSentences(builder);
  addClaimNames(builder);
  addPathQuery(builder);
  addNeighbourhoodQuery(builder);
  addClaimsAmongQuery(builder);
  addTenderChangesQuery(builder);
  addWalkQuery(builder);
  addClaimCounts(builder);
  addExposureQueries(builder);
  addEligibility(builder);
  addIndicatorQueries(builder);
  addCompetition(builder);
  addTenderStatistics(builder);
  addTenderHistory(builder);
  addDifferenceQueries(builder);
  addEntitySources(builder);
  addBidderCommunities(builder);
  addActivity(builder);
  addLikeness(builder);
}
