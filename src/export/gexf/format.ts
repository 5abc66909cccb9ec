import type { GraphNode } from '../../db/read/export/graph-node.ts';
import { firstDay, lastDay, type PartialDate } from '../../domain/partial-date.ts';
import { isPlausibleDate } from '../../domain/quality.ts';
import type { ExportCounts, ExportFormat } from '../format.ts';
import type { Selection } from '../selection.ts';
import { yielding } from '../yielding.ts';
import { columnsText, EDGE_COLUMNS, NODE_COLUMNS, valuesText } from './column.ts';
import { drawTenders, drawWhole } from './drawing.ts';
import type { Link } from './link.ts';
import { GEXF_MAPPING } from './mapping.ts';
import { attributesText, xmlText } from './xml-text.ts';

/**
 * GEXF 1.3: tenders, organisations, people and regulations as nodes, the claims between them as weighted edges, with the days since
 * when (and until when) on Gephi's timeline. One element a line.
 */
export const gexfFormat: ExportFormat = {
  name: 'gexf',
  mediaType: 'application/xml; charset=utf-8',
  extension: 'gexf',
  description: 'GEXF 1.3: the graph with dates and weights, to be drawn in Gephi.',
  mapping: GEXF_MAPPING,
  write: writeGexf,
};

function* writeGexf(selection: Selection): Generator<string, ExportCounts> {
  const drawing = selection.isWhole ? drawWhole(selection) : yield* yielding(drawTenders(selection));
  const counts = { nodes: 0, edges: 0, claims: 0 };
  yield headText(selection);
  yield '<nodes>\n';
  for (const nodes of drawing.nodes()) {
    counts.nodes += nodes.length;
    yield nodes.map(nodeText).join('');
  }
  yield '</nodes>\n<edges>\n';
  for (const links of drawing.links()) {
    counts.edges += links.length;
    for (const { claims } of links) counts.claims += claims;
    yield links.map(edgeText).join('');
  }
  yield '</edges>\n</graph>\n</gexf>\n';
  return counts;
}

function headText({ day, filterText }: Selection): string {
  const graph = attributesText({
    defaultedgetype: 'directed',
    mode: 'dynamic',
    timeformat: 'date',
    timerepresentation: 'interval',
    idtype: 'string',
  });
  const described = filterText === null ? 'The whole graph' : `The tenders of ${filterText}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta${attributesText({ lastmodifieddate: day })}><creator>Greffe</creator><description>${xmlText(described)}</description></meta>
<graph${graph}>
${columnsText('node', NODE_COLUMNS)}${columnsText('edge', EDGE_COLUMNS)}`;
}

/** A tender is there from the day it was published; all else is always there, as it was not born on the day it became known. */
function nodeText(node: GraphNode): string {
  const start = node.type === 'TENDER' ? startOf(node.published ?? node.knownFrom) : null;
  const attributes = attributesText({ id: node.id, label: node.name, start });
  return `<node${attributes}>${valuesText(node, NODE_COLUMNS)}</node>\n`;
}

/** A link is there from the day that is stated for it, else since it is known; it ends only where an end is stated. */
function edgeText(link: Link): string {
  const { from, to, kind, modality, claims, validFrom, validUntil, knownFrom } = link;
  // Gephi makes one of two edges between the same nodes unless they are of different kinds.
  const ownKind = modality === 'ACTUAL' ? kind : `${modality}_${kind}`;
  const attributes = attributesText({
    id: `${from}-${ownKind}-${to}`,
    source: from,
    target: to,
    kind: ownKind,
    label: labelOf(link),
    weight: claims,
    start: startOf(validFrom ?? knownFrom),
    end: validUntil === null ? null : lastDay(validUntil as PartialDate),
  });
  return `<edge${attributes}>${valuesText(link, EDGE_COLUMNS)}</edge>\n`;
}

/** What the claims say in words, most often said first: "won (2); bid on". */
function labelOf({ labels }: Link): string {
  const ordered = [...labels].sort(([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1));
  return ordered.map(([words, count]) => (count === 1 ? words : `${words} (${count})`)).join('; ');
}

/** First day of a date; null where no day of today's world can be meant, which would stretch the timeline to the year 1. */
function startOf(date: string): string | null {
  return isPlausibleDate(date) ? firstDay(date as PartialDate) : null;
}
