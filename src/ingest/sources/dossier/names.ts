import { quoted } from '../../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { NodeRecord, NodeRef } from '../../../model/record.ts';
import type { Dossier } from './dossier-schema.ts';
import { nearest } from './problem.ts';
import { REFERENCE_PREFIX } from './value-schema.ts';

/** The sections of a dossier that hold nodes, with their type. */
export const NODE_SECTIONS = {
  articles: 'ARTICLE',
  organisations: 'ORGANISATION',
  people: 'PERSON',
  regulations: 'REGULATION',
  tenders: 'TENDER',
} as const satisfies Partial<Record<keyof Dossier, NodeType>>;
export type NodeSection = keyof typeof NODE_SECTIONS;

/**
 * What a source outside the given dossiers, such as a database, knows of a slug: a record that states nothing new,
 * or undefined.
 */
export type FindNode = (type: NodeType, slug: string) => NodeRecord | undefined;

/** What a slug names, or why it names nothing. */
export type Resolution = { ref: NodeRef } | { problem: () => string };

/** The slugs of the dossiers of one import, and of what else is known. A slug is unique within its type. */
export class Names {
  readonly #declared = new Map<NodeType, Set<string>>(NODE_TYPES.map((type) => [type, new Set()]));
  readonly #known = new Map<NodeRef, NodeRecord>();
  readonly #find: FindNode;

  constructor(find: FindNode = () => undefined) {
    this.#find = find;
  }

  /** Takes in that a dossier describes a node, and returns the ref for its record: the same for all that describe it. */
  declare(type: NodeType, slug: string): NodeRef {
    this.#declared.get(type)?.add(slug);
    return refOf(type, slug);
  }

  /** What a reference names, when it has to be of one of the types. */
  resolve(reference: string, types: readonly NodeType[]): Resolution {
    const [prefix, slug] = split(reference);
    const wanted = prefix === undefined ? types : types.filter((type) => type === REFERENCE_PREFIX[prefix]);
    const found = this.#typesOf(slug, wanted);
    const [type] = found;
    if (type === undefined) return { problem: () => this.#explain(reference, types) };
    if (found.length === 1) return { ref: refOf(type, slug) };
    const prefixed = found.map((one) => quoted(refOf(one, slug))).join(' or ');
    return { problem: () => `${quoted(reference)} names nodes of several types; expected ${prefixed}` };
  }

  /** The record outside the dossiers under a ref that `resolve` gave. */
  knownRecord(ref: NodeRef): NodeRecord | undefined {
    return this.#known.get(ref);
  }

  #typesOf(slug: string, types: readonly NodeType[]): NodeType[] {
    const declared = types.filter((type) => this.#declared.get(type)?.has(slug));
    return declared.length > 0 ? declared : types.filter((type) => this.#isKnown(type, slug));
  }

  #isKnown(type: NodeType, slug: string): boolean {
    const ref = refOf(type, slug);
    if (this.#known.has(ref)) return true;
    const record = this.#find(type, slug);
    if (record) this.#known.set(ref, { ...record, ref });
    return record !== undefined;
  }

  #explain(reference: string, types: readonly NodeType[]): string {
    const [, slug] = split(reference);
    const wanted = types.map((type) => NOUNS[type]).join(' or ');
    const [other] = this.#typesOf(slug, NODE_TYPES);
    if (other !== undefined && !types.includes(other)) {
      return `${quoted(reference)} is ${NOUNS[other]}; expected ${wanted}`;
    }
    const near = nearest(
      slug,
      types.flatMap((type) => [...(this.#declared.get(type) ?? [])]),
    );
    const hint = near === undefined ? '' : `; did you mean ${quoted(near)}?`;
    return `no node has the slug ${quoted(reference)}; expected ${wanted} of this file, of a file imported with it or of the database${hint}`;
  }
}

const NOUNS: Readonly<Record<NodeType, string>> = {
  ARTICLE: 'an article',
  ORGANISATION: 'an organisation',
  PERSON: 'a person',
  REGULATION: 'a regulation',
  TENDER: 'a tender',
};

function split(reference: string): [prefix: string | undefined, slug: string] {
  const colon = reference.indexOf(':');
  return colon < 0 ? [undefined, reference] : [reference.slice(0, colon), reference.slice(colon + 1)];
}

function refOf(type: NodeType, slug: string): NodeRef {
  return `${type.toLowerCase()}:${slug}`;
}
