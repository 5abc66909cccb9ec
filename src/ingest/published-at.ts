import { GreffeError, quoted } from '../domain/error.ts';
import type { GraphRecords } from '../model/record.ts';
import type { StatedDocument } from './source.ts';

/** What was given as the address of a page is none. */
export class NoAddress extends GreffeError {
  constructor(value: string) {
    super(
      'BAD_ADDRESS',
      `--published-at: ${quoted(value)} is not the address of a page, such as "https://www.data.gouv.fr/datasets/decp".`,
    );
  }
}

/** The address of a page. @throws NoAddress */
export function readPageAddress(value: string): string {
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(value) || !URL.canParse(value)) throw new NoAddress(value);
  return value;
}

/** What a document states, with the page on which its file was published as the address of its article, where it has none. */
export function withAddress({ records, document }: StatedDocument, url: string): GraphRecords {
  const nodes = records.nodes.map((node) =>
    node.type === 'ARTICLE' && node.ref === document?.article && node.url === undefined
      ? { ...node, url }
      : node,
  );
  return { ...records, nodes };
}
