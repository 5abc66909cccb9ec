import { expect, it } from 'vitest';
import { INDICATORS } from '../../../src/graph/indicator/indicator-list.ts';
import { indicatorPage } from './indicator-page.ts';

it('describes every indicator on a page that is up to date; `npm run update` writes it', async () => {
  const page = indicatorPage();
  await expect(page).toMatchFileSnapshot('../../../docs/indicators.md');
  for (const { id, source } of INDICATORS) {
    expect(page).toContain(`## ${id}: `);
    expect(page).toContain(source);
  }
});

it('gives each indicator an id and a source of its own kind, inputs and reasons', () => {
  expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
  for (const { id, source, inputs, exclusions, groups } of INDICATORS) {
    expect(source).toMatch(
      id.startsWith('R0')
        ? `https://cardinal.readthedocs.io/en/latest/cli/indicators/R/${id.slice(1)}.html`
        : /^https:\/\/www\.open-contracting\.org\//,
    );
    expect([inputs.length, exclusions.length, groups.length]).not.toContain(0);
    expect(new Set(exclusions).size).toBe(exclusions.length);
  }
});
