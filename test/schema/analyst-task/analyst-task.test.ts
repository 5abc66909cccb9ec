import { describe } from 'vitest';
import { describeBidderTasks } from './bidder-tasks.ts';
import { describeContractTasks } from './contract-tasks.ts';
import { describeCountLaws, describeFigureTasks } from './figure-tasks.ts';
import { isPublished, shareGraph } from './shared-graph.ts';

describe.skipIf(!isPublished)('the tasks of an analyst', () => {
  const given = shareGraph();
  describe('on a table of contracts', () => describeContractTasks(given));
  describe('on figures and days', () => describeFigureTasks(given));
  describe('rest on counts', () => describeCountLaws(given));
  describe('on files that name bidders and owners', () => describeBidderTasks(given));
});
