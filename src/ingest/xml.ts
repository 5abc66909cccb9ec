import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { SourceUnusable } from '../domain/error.ts';
import type { SourceFile } from './source.ts';
import { readText } from './text-encoding.ts';
import { XmlElement } from './xml-element.ts';

/** Deeper nesting is no data but an attack on memory. */
export const MAX_XML_DEPTH = 500;

/**
 * The elements of an XML file that have one of these local names, each as a tree, in order of their ends and in constant memory
 * however many there are. An element within another one of them is given as part of that. Without names the root is given.
 *
 *     for await (const lotto of readXml(file, ['lotto'])) lotto.child('cig')?.text
 *
 * Entities beyond XML's own five and characters by number are errors, external ones are never fetched; a DTD is passed over.
 *
 * @param names local names, in any namespace; `{urn:…}Name` for one of that namespace only
 * @throws SourceUnusable for an empty, truncated or ill-formed file, naming line and column; what came before it was given
 */
export async function* readXml(file: SourceFile, names?: readonly string[]): AsyncGenerator<XmlElement> {
  const parsing = new XmlParsing(names);
  try {
    for await (const piece of readText(file)) {
      parsing.write(piece);
      yield* parsing.taken();
      if (parsing.problem !== undefined) break;
    }
    if (parsing.problem === undefined) parsing.end();
    yield* parsing.taken();
  } finally {
    parsing.stop();
  }
  if (parsing.problem !== undefined) {
    throw new SourceUnusable(file.name, `it is not well-formed XML: ${parsing.problem}`);
  }
}

/** An open element: its tree when it is part of one that was asked for, and how many of each name its children are so far. */
interface Open {
  readonly locator: string;
  readonly element: XmlElement | undefined;
  readonly counts: Map<string, number>;
}

class XmlParsing {
  problem: string | undefined;
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly names: ReadonlySet<string> | undefined;
  private readonly open: Open[] = [];
  private elements: XmlElement[] = [];
  /** The element that ended last: the parser tells of an end that was missing only after it. */
  private ended: XmlElement | undefined;

  constructor(names: readonly string[] | undefined) {
    this.names = names && new Set(names);
    this.parser.on('error', (error) => {
      this.problem ??= error.message;
      this.ended = undefined;
    });
    this.parser.on('opentag', (tag) => this.start(tag));
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('closetag', () => this.close());
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.settle();
    this.parser.close();
  }

  /** Lets go of the parser when reading ends early. */
  stop(): void {
    this.open.length = 0;
  }

  taken(): XmlElement[] {
    this.settle();
    const elements = this.elements;
    this.elements = [];
    return elements;
  }

  private settle(): void {
    if (this.ended !== undefined) this.elements.push(this.ended);
    this.ended = undefined;
  }

  private start(tag: SaxesTagNS): void {
    this.settle();
    if (this.problem !== undefined) return;
    if (this.open.length >= MAX_XML_DEPTH) {
      this.problem = `it is nested deeper than ${MAX_XML_DEPTH}`;
      return;
    }
    const parent = this.open.at(-1);
    const position = (parent?.counts.get(tag.name) ?? 0) + 1;
    parent?.counts.set(tag.name, position);
    const locator = `${parent?.locator ?? ''}/${tag.name}${parent === undefined ? '' : `[${position}]`}`;
    const isPart = parent?.element !== undefined || this.isWanted(tag);
    const element = isPart ? new XmlElement(tag.local, tag.uri, attributesOf(tag), locator) : undefined;
    if (element !== undefined) parent?.element?.children.push(element);
    this.open.push({ locator, element, counts: new Map() });
  }

  private isWanted(tag: SaxesTagNS): boolean {
    if (this.names === undefined) return this.open.length === 0;
    return this.names.has(tag.local) || this.names.has(`{${tag.uri}}${tag.local}`);
  }

  private addText(text: string): void {
    const element = this.open.at(-1)?.element;
    if (element !== undefined) element.rawText += text;
  }

  private close(): void {
    this.settle();
    if (this.problem !== undefined) return;
    const closed = this.open.pop();
    if (closed?.element !== undefined && this.open.at(-1)?.element === undefined) {
      this.ended = closed.element;
    }
  }
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const { local, prefix, name, value } of Object.values(tag.attributes) as SaxesAttributeNS[]) {
    if (prefix === 'xmlns' || name === 'xmlns') continue;
    attributes[local] = value;
  }
  return attributes;
}
