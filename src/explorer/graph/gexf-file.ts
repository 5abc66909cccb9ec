import { html } from '../html.ts';
import type { OtherForm } from '../page.ts';
import { COLUMN_X } from './column-place.ts';
import type { Columns } from './columns.ts';

/** The picture for Gephi and its like (GEXF 1.3), with the places of things: of a bid each party is an edge. */
export function gexfFile({ shown, lines }: Columns, title: string): OtherForm {
  const edges = lines.flatMap(({ kind, standing, modality, from, to, claims }) =>
    from.map((party) => ({ kind, standing, modality, from: party, to, weight: claims.length })),
  );
  const body = html`<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><description>${title}</description></meta>
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="type" title="type" type="string"/><attribute id="slug" title="slug" type="string"/></attributes>
<attributes class="edge"><attribute id="standing" title="standing" type="string"/><attribute id="modality" title="modality" type="string"/></attributes>
<nodes>${shown.map(
    ({
      thing: { id, type, slug, name },
      column,
      y,
    }) => html`<node id="${id}" label="${name}"><attvalues><attvalue for="type" value="${type}"/><attvalue for="slug" value="${slug}"/></attvalues><viz:position x="${COLUMN_X[column] ?? 0}" y="${-y}" z="0"/></node>
`,
  )}</nodes>
<edges>${edges.map(
    (
      { kind, standing, modality, from, to, weight },
      index,
    ) => html`<edge id="${index}" source="${from.thing.id}" target="${to.thing.id}" label="${kind}" weight="${weight}"><attvalues><attvalue for="standing" value="${standing}"/><attvalue for="modality" value="${modality}"/></attvalues></edge>
`,
  )}</edges>
</graph>
</gexf>
`;
  return {
    contentType: 'application/gexf+xml; charset=utf-8',
    fileName: 'graph.gexf',
    body: body.toString(),
  };
}
