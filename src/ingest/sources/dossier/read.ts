import type { ClaimRecord, GraphRecords, MentionRecord, NodeRecord, NodeRef } from '../../../model/record.ts';
import { toClaimRecords } from './claim-record.ts';
import type { ClaimSection, Dossier } from './dossier-schema.ts';
import { type FindNode, Names, NODE_SECTIONS, type NodeSection } from './names.ts';
import { toMentionRecords, toNodeRecord } from './node-record.ts';
import { DossierInvalid, type FoundProblem } from './problem.ts';
import { checkAgainstSchema } from './schema-check.ts';
import { Scope } from './scope.ts';
import { namedBids } from './tender-event-record.ts';
import { type Path, parseYamlText, type YamlText } from './yaml-text.ts';

/** A dossier as text, and the file name that problems are to show. */
export interface DossierText {
  file: string;
  text: string;
}

/** A record, and the way to a problem at the place it comes from; of what was known before, there is none. */
export interface Traced<Record> {
  record: Record;
  problem?: (message: () => string) => FoundProblem;
}

export interface TracedRecords {
  nodes: Traced<NodeRecord>[];
  claims: Traced<ClaimRecord>[];
  mentions: Traced<MentionRecord>[];
}

/** What one dossier says. Nodes that it names and does not describe come first. */
export interface TracedDossier extends TracedRecords {
  file: string;
  /** What it calls itself. */
  id: string | undefined;
  defaultArticle: string | undefined;
  /** A problem of the dossier as a whole. */
  problem: (message: () => string) => FoundProblem;
}

/**
 * What a dossier says, as records.
 *
 * @param find knows the nodes outside it, by type and slug; without it, every slug has to be in the text
 * @throws DossierInvalid with all that is wrong
 */
export function readDossier(text: string, file = 'dossier.yaml', find?: FindNode): GraphRecords {
  const [dossier] = readTraced([{ file, text }], find);
  if (dossier === undefined) throw new Error('A dossier that is read without a problem has records.');
  return graphRecords(dossier);
}

/** The records of a dossier without where they come from. */
export function graphRecords({ nodes, claims, mentions }: TracedRecords): GraphRecords {
  return { nodes: recordsOf(nodes), claims: recordsOf(claims), mentions: recordsOf(mentions) };
}

function recordsOf<Record>(traced: readonly Traced<Record>[]): Record[] {
  return traced.map(({ record }) => record);
}

/**
 * What several dossiers say, each as a document: each may refer to the nodes of the others. A node that two describe has two records
 * with one ref.
 *
 * @throws DossierInvalid with all that is wrong in all of them; nothing is read of any then
 */
export function readTraced(sources: readonly DossierText[], find?: FindNode): TracedDossier[] {
  const names = new Names(find);
  const publications = new Map<NodeRef, string>();
  const problems: FoundProblem[] = [];
  const parsed = sources.flatMap(({ file, text }) => {
    const yaml = parseYamlText(text, file);
    problems.push(...yaml.problems);
    if (yaml.fatal) return [];
    const { dossier, indexes, problems: found } = checkAgainstSchema(yaml);
    problems.push(...found);
    const nodes = declareNodes(yaml, dossier, names, publications);
    return dossier ? [{ yaml, content: dossier, indexes, nodes }] : [];
  });
  const dossiers = parsed.map(({ yaml, content, indexes, nodes }) => {
    const scope = new Scope(yaml, content.defaults, indexes, names, publications);
    const own = { ...nodeRecords(nodes, scope), claims: claimRecords(content, scope) };
    problems.push(...scope.problems);
    return { yaml, content, own, named: scope.named };
  });
  if (problems.length > 0) throw new DossierInvalid(problems);
  const described = new Map(
    dossiers.flatMap(({ own }) => own.nodes.map(({ record }) => [record.ref, record])),
  );
  const referenceTo = (ref: NodeRef) => {
    const record = described.get(ref) ?? names.knownRecord(ref);
    if (record === undefined) throw new Error(`Nothing describes ${ref}.`);
    return { record: { ...record, isReference: true as const } };
  };
  return dossiers.map(({ yaml, content, own, named }) => {
    const ownRefs = new Set(own.nodes.map(({ record }) => record.ref));
    const references = [...named].filter((ref) => !ownRefs.has(ref)).map(referenceTo);
    return {
      ...own,
      nodes: [...references, ...own.nodes],
      file: yaml.file,
      id: content.id,
      defaultArticle: content.defaults?.article,
      problem: (message) => yaml.problemAt([content.id === undefined ? 'dossier' : 'id'], message),
    };
  });
}

type NodeEntry = NonNullable<Dossier[NodeSection]>[string];

interface NamedNode {
  section: NodeSection;
  slug: string;
  entry: NodeEntry;
  ref: NodeRef;
}

/** Takes in all slugs of a file, those of faulty nodes too: a reference to one is not a second mistake. */
function declareNodes(
  yaml: YamlText,
  dossier: Dossier | undefined,
  names: Names,
  publications: Map<NodeRef, string>,
): NamedNode[] {
  return (Object.keys(NODE_SECTIONS) as NodeSection[]).flatMap((section) =>
    keysIn(yaml.value, section).flatMap((slug) => {
      const ref = names.declare(NODE_SECTIONS[section], slug);
      const published = dossier?.articles?.[slug]?.published;
      if (section === 'articles' && published !== undefined) publications.set(ref, published);
      const entry: NodeEntry | undefined = dossier?.[section]?.[slug];
      return entry ? [{ section, slug, entry, ref }] : [];
    }),
  );
}

function keysIn(value: unknown, section: string): string[] {
  const nodes: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, section) : undefined;
  return typeof nodes === 'object' && nodes !== null ? Object.keys(nodes) : [];
}

function nodeRecords(nodes: readonly NamedNode[], scope: Scope): Omit<TracedRecords, 'claims'> {
  return {
    nodes: nodes.map(({ section, slug, entry, ref }) =>
      traced(toNodeRecord(section, slug, entry, ref, scope), [section, slug], scope),
    ),
    mentions: nodes.flatMap(({ section, slug, entry, ref }) =>
      toMentionRecords(section, slug, entry, ref, scope).map((record) =>
        traced(record, [section, slug], scope),
      ),
    ),
  };
}

function claimRecords(content: Dossier, scope: Scope): Traced<ClaimRecord>[] {
  const bids = namedBids(content, scope);
  return Object.entries(content.claims ?? {}).flatMap(([section, entries]) =>
    (entries ?? []).flatMap((entry, index) => {
      const path = ['claims', section, index];
      const place = { path, index, bids, scope };
      return toClaimRecords(section as ClaimSection, entry, place).map((record) =>
        traced(record, path, scope),
      );
    }),
  );
}

function traced<Record>(record: Record, path: Path, scope: Scope): Traced<Record> {
  return { record, problem: (message) => scope.problemAt(path, message) };
}
