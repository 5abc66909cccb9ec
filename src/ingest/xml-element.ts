/** An element of an XML document with all that is in it. */
export class XmlElement {
  /** Name without prefix. */
  readonly name: string;
  /** URI of its namespace; empty when it has none. */
  readonly namespace: string;
  /** By local name, as published. Declarations of namespaces are not among them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** XPath from the root of the file with the names as they are written there: `/ContractNotice/cac:ProcurementProjectLot[2]`. */
  readonly locator: string;
  readonly children: XmlElement[] = [];
  /** All text directly in it, as published. */
  rawText = '';

  constructor(
    name: string,
    namespace: string,
    attributes: Readonly<Record<string, string>>,
    locator: string,
  ) {
    this.name = name;
    this.namespace = namespace;
    this.attributes = attributes;
    this.locator = locator;
  }

  /** The text directly in it without blanks around it; empty when there is none. */
  get text(): string {
    return this.rawText.trim();
  }

  /** The first child of that local name. */
  child(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** All children of that local name, in their order. */
  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The first element down these local names, one below the other: `at('TenderResult', 'AwardDate')`. */
  at(...path: string[]): XmlElement | undefined {
    return this.every(...path)[0];
  }

  /** All elements down these local names, one below the other, in document order. */
  every(...path: string[]): XmlElement[] {
    let found: XmlElement[] = [this];
    for (const name of path) found = found.flatMap((element) => element.all(name));
    return found;
  }

  /** All elements of that local name anywhere below, in document order. */
  *descendants(name: string): Generator<XmlElement> {
    for (const child of this.children) {
      if (child.name === name) yield child;
      yield* child.descendants(name);
    }
  }

  /** All text in it and below, in document order of the elements, as published. */
  get fullText(): string {
    return this.rawText + this.children.map((child) => child.fullText).join('');
  }

  /** Its markup, for rejections: names without prefixes. */
  toString(): string {
    const attributes = Object.entries(this.attributes).map(
      ([name, value]) => ` ${name}=${JSON.stringify(value)}`,
    );
    const content = this.text + this.children.map(String).join('');
    return `<${this.name}${attributes.join('')}>${content}</${this.name}>`;
  }
}
