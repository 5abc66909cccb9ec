import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { generateOperations, readOperations } from '../../scripts/explorer-types.ts';
import { readConfig } from '../../src/config.ts';
import * as operations from '../../src/explorer/operations.ts';
import { PAGES, pageOperations } from '../../src/explorer/page-list.ts';
import { readParameters } from '../../src/explorer/parameter.ts';
import { hasAnalysis } from '../../src/schema/worker/analysis.ts';
import { createDocumentCheck } from '../../src/server/answer/document-check.ts';
import { SCHEMA } from '../graph.ts';

const { limits } = readConfig({});
const checkDocument = createDocumentCheck(SCHEMA, limits);

const DOCUMENTS = Object.entries(operations).flatMap(([name, document]): [string, string][] =>
  name.endsWith('Document') ? [[name, String(document)]] : [],
);

/** Parts of an operation of which a page asks for one only. */
const ALTERNATIVES = [{ isWalk: true }, { isSheet: true }, { isTogether: true }, { isAgainst: true }];

describe('the operations of pages', () => {
  it('are typed as their files say; if not, run `npm run explorer:types`', async () => {
    expect(readOperations()).toBe(await generateOperations());
  });

  it.each(DOCUMENTS)('%s is valid, and costs at most half of what may be read at once', (_, document) => {
    const { operations: asked = [], errors } = { operations: undefined, ...checkDocument(document) };
    expect(errors).toEqual([]);
    expect(asked).toHaveLength(1);
    // All that may be left out is asked for.
    for (const alternative of ALTERNATIVES) {
      const variables = { analyses: true, isAsked: true, tenders: true, ...alternative };
      expect(asked[0]?.cost.estimate(variables)).toBeLessThanOrEqual(limits.maxCostAtOnce / 2);
    }
  });

  it.each(pageOperations())('$name asks how new the data is', ({ query }) => {
    expect(query).toContain('...DataState');
  });

  it.each(PAGES.filter(({ lean, operation }) => lean !== undefined || operation === 'Claim'))(
    '$operation without its analyses needs no thread, so that it is had however many wait for one',
    ({ document, parameters, variables, lean }) => {
      const asked = {
        segments: { slug: 'any' },
        parameters: readParameters(parameters, new URLSearchParams()),
        language: 'EN' as const,
        known: null,
        valid: null,
      };
      const whole = variables(asked, {});
      const parsed = parse(document.toString());
      expect(hasAnalysis(SCHEMA, parsed, { ...(lean?.(whole) ?? whole) })).toBe(false);
    },
  );
});
