import { COMMON_SETTINGS } from '../../../src/graph/indicator/common-setting.ts';
import { EXCLUSIONS } from '../../../src/graph/indicator/exclusion.ts';
import type { Indicator } from '../../../src/graph/indicator/indicator.ts';
import { INDICATORS } from '../../../src/graph/indicator/indicator-list.ts';
import type { SettingDefinitions } from '../../../src/graph/indicator/setting.ts';

const INTRODUCTION = `# Red flags

\`Tender.indicators\` and \`indicators(filter: …)\` compute these indicators from the claims of the day asked; nothing of them is stored. A red flag
is a reason to look closer, and proves nothing.

Those with a number are the Open Contracting Partnership's, as its tool [Cardinal](https://cardinal.readthedocs.io/) computes them; its worked
examples are run as tests. *Differs* says where Greffe's data, or its rule, is another. Where an outlier is looked for, it is one among the tenders
of the filter: \`indicators\` has all of them, \`Tender.indicators\` those of the tender's first buyer, or of \`among\`.

Every result is FLAGGED, CLEAR or NOT_APPLICABLE with its reason, and lists what it rests on, with claims and their evidence. Expected bids do not
count, nor do bids that were withdrawn; a bid is valid unless it was disqualified. \`@asOf\` holds, but attributes of a tender (deadline, CPV codes,
numbers of bids) are always those that the latest document states.

This page is made from the code; \`npm run update\` makes it anew.
`;

/** The page of all indicators, from their definitions. */
export function indicatorPage(): string {
  const common = `## Settings of all indicators\n\n${settingsTable(COMMON_SETTINGS)}`;
  return [INTRODUCTION, common, ...INDICATORS.map(section)].join('\n');
}

function section(indicator: Indicator): string {
  const { id, name, definition, difference, source, groups, inputs, settings, exclusions } = indicator;
  const facts = [
    `- Source: <${source}>`,
    `- About: ${groups.join(', ')}`,
    `- Reads: ${inputs.join('; ')}`,
    ...(difference === null ? [] : [`- Differs: ${difference}`]),
  ];
  const reasons = exclusions.map((reason) => `| ${reason} | ${EXCLUSIONS[reason]} |`);
  return [
    `## ${id}: ${name}\n`,
    `${definition}\n`,
    ...facts,
    '',
    settingsTable(settings),
    '| not applicable | because |',
    '|---|---|',
    ...reasons,
    '',
  ].join('\n');
}

function settingsTable(settings: SettingDefinitions): string {
  const rows = Object.entries(settings).map(
    ([name, { default: value, doc }]) =>
      `| \`${name}\` | ${value === null ? '–' : `\`${JSON.stringify(value)}\``} | ${doc} |`,
  );
  return rows.length === 0
    ? 'Nothing of it can be set.\n'
    : ['| setting | default | what it does |', '|---|---|---|', ...rows, ''].join('\n');
}
