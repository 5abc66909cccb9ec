import { describe } from 'vitest';
import { hasChromium } from '../../explorer/browser.ts';
import { describeBidderTasks } from './bidder-tasks.ts';
import { describeClickedBidders } from './clicking/bidders.ts';
import { describeClickedContracts } from './clicking/contracts.ts';
import { describeClickedFigures } from './clicking/figures.ts';
import { shareReader } from './clicking/reader.ts';
import { describeContractTasks } from './contract-tasks.ts';
import { describeCountLaws, describeFigureTasks } from './figure-tasks.ts';
import { isPublished, shareGraph } from './shared-graph.ts';

describe.skipIf(!isPublished)('the tasks of an analyst', () => {
  const given = shareGraph();
  describe('on a table of contracts', () => describeContractTasks(given));
  describe('on figures and days', () => describeFigureTasks(given));
  describe('rest on counts', () => describeCountLaws(given));
  describe('on files that name bidders and owners', () => describeBidderTasks(given));

  describe.skipIf(!hasChromium)('by clicking', () => {
    const read = shareReader(given);
    describe('on a table of contracts', () => describeClickedContracts(read));
    describe('on figures and days', () => describeClickedFigures(read));
    describe('on files that name bidders and owners', () => describeClickedBidders(read));
  });
});
