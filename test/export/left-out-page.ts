import { FORMATS } from '../../src/export/registry.ts';
import { isLeftOut } from '../../src/model/mapped.ts';

type Decisions = Readonly<Record<string, unknown>>;

const TOP = `# What formats leave out

Each format decides on every field that sources state of nodes, lots and claims: it has a place for it, or says here why not. What stands here comes from
\`src/export/*/mapping.ts\`; \`npm run update\` writes it.

JSON Lines (\`jsonl\`) and linked data (\`jsonld\`) leave nothing out.
`;

/** The page of all formats that leave something out. */
export function leftOutPage(): string {
  const parts = FORMATS.flatMap(({ name, mapping }) => {
    if (mapping === 'EVERYTHING') return [];
    const lines = [...linesOf(mapping.nodes), ...linesOf({ LOT: mapping.lot }), ...linesOf(mapping.claims)];
    return lines.length === 0
      ? []
      : [`## ${name}\n\n| of | left out | as |\n|---|---|---|\n${lines.join('\n')}\n`];
  });
  return [TOP, ...parts].join('\n');
}

/** A line for each reason of each type or kind. */
function linesOf(types: Decisions): string[] {
  return Object.entries(types).flatMap(([type, decided]) => {
    if (isLeftOut(decided)) return [lineOf(type, 'everything', decided.leftOut)];
    const fields = Object.entries(decided as Decisions);
    const reasons = Map.groupBy(fields, ([, each]) => (isLeftOut(each) ? each.leftOut : undefined));
    return [...reasons].flatMap(([reason, left]) =>
      reason === undefined ? [] : [lineOf(type, left.map(([field]) => `\`${field}\``).join(', '), reason)],
    );
  });
}

const lineOf = (type: string, what: string, reason: string): string => `| ${type} | ${what} | ${reason} |`;
