import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { today } from '../../domain/partial-date.ts';
import { html, type Markup, raw } from '../html.ts';
import type { OtherForm } from '../page.ts';
import type { View } from '../view.ts';
import type { Drawing } from './drawing.ts';
import { wrapped } from './text-width.ts';

const FONT = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';

/** Its own: nothing runs in it, nothing is loaded, and what it looks like stands in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox";

const MARGIN = 24;
const LINE = 20;
const LEAST_WIDTH = 720;

/** The same classes as in the pages, in their light colours. */
const STYLE = `text{font-family:'Source Sans 3',system-ui,sans-serif;fill:#16191f;white-space:pre}
.faint{fill:#565b66}.strong{font-weight:650}.over{fill:#8a4b00}.band{fill:#f5f4ef}.ground{fill:none}.rule{stroke:#dcdad2;fill:none}
.full{fill:#16191f}.hollow{fill:#fff;stroke:#16191f;stroke-width:1.5}.stroke{fill:none;stroke:#16191f;stroke-width:1.4}.bar{fill:none;stroke:#16191f;stroke-width:1.5}
.picked{fill:none}.line{fill:none;stroke:#565b66;stroke-width:1.75}.line-official{stroke:#14532d}.line-reported{stroke:#1d4f91;stroke-width:1.5}
.line-unconfirmed{stroke:#8a4b00;stroke-dasharray:1 4;stroke-linecap:round;stroke-width:2.25}.line-disputed{stroke:#a1201b;stroke-dasharray:10 3 2 3}
.head{fill:#565b66;stroke:#565b66}.head-official{fill:#14532d;stroke:#14532d}.head-reported{fill:#1d4f91;stroke:#1d4f91}.head-unconfirmed{fill:#8a4b00;stroke:#8a4b00}.head-disputed{fill:#a1201b;stroke:#a1201b}.head-open{fill:#fff}
.diagonal{fill:#dcdad2}.against{fill:#a1201b}.together{fill:#14532d}`;

/** A line below the picture: a sample, which takes the room that it says, and its word. */
export interface KeyEntry {
  readonly sample: Markup;
  readonly room: number;
  readonly word: string;
}

let font: string | undefined;

/** The picture as a file for an article: with title, key, what it does not show, day and address. The same bytes for the same data. */
export function svgFile(
  view: View,
  { label, width, height, body }: Drawing,
  { title, key, says }: { readonly title: string; readonly key: readonly KeyEntry[]; readonly says: string },
): OtherForm {
  font ??= readFileSync(createRequire(import.meta.url).resolve(FONT)).toString('base64');
  const whole = Math.max(width + MARGIN * 2, LEAST_WIDTH);
  const lines = wrapped(says, 14, whole - MARGIN * 2, 6);
  const top = 56;
  const below = top + height + 26;
  const all = below + LINE * (lines.length + 2) + MARGIN;
  let x = MARGIN;
  const samples = key.map(({ sample, room, word }) => {
    const entry = html`<g transform="translate(${x} ${below})">${sample}<text x="${room}" y="4.5" font-size="14">${word}</text></g>`;
    x += room + word.length * 7.5 + 24;
    return entry;
  });
  const day = view.format.date(view.known ?? today());
  const source = `${view.words.site} · ${view.words.knownOn.toLowerCase()} ${day} · ${view.publicUrl}${view.here()}`;
  const markup = html`<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${all}" viewBox="0 0 ${whole} ${all}" role="img" aria-label="${label}" xml:lang="${view.language}">
<title>${title}</title>
<style>@font-face{font-family:'Source Sans 3';src:url(data:font/woff2;base64,${raw(font)}) format('woff2');font-weight:200 900}
${raw(STYLE)}</style>
<rect width="${whole}" height="${all}" fill="#fff"/>
<text x="${MARGIN}" y="34" font-size="22" class="strong">${title}</text>
<g transform="translate(${MARGIN} ${top})">${raw(body.toString().replaceAll('href="/', `href="${view.publicUrl}/`))}</g>
${samples}
${lines.map((line, index) => html`<text x="${MARGIN}" y="${below + LINE * (index + 1) + 8}" font-size="14" class="faint">${line}</text>`)}
<text x="${MARGIN}" y="${below + LINE * (lines.length + 1) + 8}" font-size="14" class="faint">${source}</text>
</svg>
`;
  return {
    contentType: 'image/svg+xml; charset=utf-8',
    body: markup.toString(),
    headers: { 'content-security-policy': POLICY },
  };
}
