import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Encoding } from '../server/http/compression.ts';

/** A file that pages load: its address has its digest, so that it may be kept for good. */
export interface Asset {
  readonly address: string;
  readonly contentType: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Fonts are compressed already. */
  readonly isText: boolean;
}

export const ASSET_PATH = '/assets/';

const STYLE = new URL('./style/', import.meta.url);
const ISLANDS = new URL('./islands/', import.meta.url);
const FONT_PACKAGE = '@fontsource-variable/source-sans-3/files/source-sans-3';

/** Stands in the style sheets for the address of a part of the font: `url('font:latin')`. */
const FONT = /font:([a-z-]+)/g;

/** All files that pages load, read once, when the first page is asked for. */
export class Assets {
  readonly #byAddress = new Map<string, Asset>();
  readonly #byName = new Map<string, Asset>();
  readonly #coded = new Map<string, Promise<Buffer<ArrayBuffer>>>();

  constructor() {
    const sheets = filesIn(STYLE, '.css').map((file) => readFileSync(new URL(file, STYLE), 'utf8'));
    const css = sheets.join('\n').replace(FONT, (_, part: string) => this.#addFont(part));
    this.#add('explorer', 'css', 'text/css; charset=utf-8', Buffer.from(lean(css)));
    this.#add('icon', 'svg', 'image/svg+xml', readFileSync(new URL('icon.svg', STYLE)));
    for (const file of filesIn(ISLANDS, '.js')) {
      const script = lean(readFileSync(new URL(file, ISLANDS), 'utf8').replace(/^\s*\/\/.*$/gm, ''));
      this.#add(file.slice(0, -'.js'.length), 'js', 'text/javascript; charset=utf-8', Buffer.from(script));
    }
  }

  /** @param name of the file, such as `explorer.css`, `latin.woff2`, `suggest.js` */
  addressOf(name: string): string {
    const asset = this.#byName.get(name);
    if (asset === undefined) throw new TypeError(`There is no asset ${name}.`);
    return asset.address;
  }

  find(address: string): Asset | undefined {
    return this.#byAddress.get(address);
  }

  /** As small as it gets: that is done once for each. */
  coded(asset: Asset, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
    const key = `${encoding} ${asset.address}`;
    let coded = this.#coded.get(key);
    if (coded === undefined) {
      coded = encoding === 'br' ? promisify(brotliCompress)(asset.bytes) : promisify(gzip)(asset.bytes);
      this.#coded.set(key, coded);
    }
    return coded;
  }

  #addFont(part: string): string {
    const path = createRequire(import.meta.url).resolve(`${FONT_PACKAGE}-${part}-wght-normal.woff2`);
    return this.#add(part, 'woff2', 'font/woff2', readFileSync(path));
  }

  #add(name: string, ending: string, contentType: string, bytes: Buffer<ArrayBuffer>): string {
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
    const address = `${ASSET_PATH}${name}.${digest}.${ending}`;
    const asset = { address, contentType, bytes, isText: ending !== 'woff2' };
    this.#byAddress.set(address, asset);
    this.#byName.set(`${name}.${ending}`, asset);
    return address;
  }
}

function filesIn(folder: URL, ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort();
}

/** Without comments and indentation. Neither stands in a string of these files. */
function lean(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s+/gm, '');
}
