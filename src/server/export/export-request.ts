import type { GraphQLSchema } from 'graphql';
import type { FindCollection } from '../../db/read/collection/filter-value.ts';
import { BadUserInput, quoted } from '../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { CompanionFile, ExportFormat } from '../../export/format.ts';
import { FORMATS, findFormat } from '../../export/registry.ts';
import { LANGUAGES, type Language } from '../../model/sentence/verb.ts';
import { readTenderFilter, type WrittenFilter } from '../../schema/argument/tender-filter-text.ts';

export const EXPORT_PATH = '/export';

const MANIFEST = 'manifest';

/** What an address below `/export` asks for. */
export type ExportRequest =
  | {
      readonly asks: 'export' | 'manifest';
      readonly format: ExportFormat;
      readonly filter: WrittenFilter | undefined;
      readonly language: Language;
    }
  | { readonly asks: 'companion'; readonly file: CompanionFile }
  | { readonly asks: 'node'; readonly type: NodeType; readonly slug: string }
  | { readonly asks: 'formats' };

/** The format in which a node can be had by itself. */
const NODE_FORMAT = 'jsonld';

/** Where the JSON-LD of a node is. */
export function nodeDocumentPath(type: NodeType, slug: string): string {
  return `${EXPORT_PATH}/${NODE_FORMAT}/${type.toLowerCase()}/${slug}`;
}

/** Whether an address is one of exports. */
export function isExportPath(path: string): boolean {
  return path === EXPORT_PATH || path.startsWith(`${EXPORT_PATH}/`);
}

/**
 * What is asked for: `/export` (the list of formats), `/export/<format>`, `/export/<format>/manifest`, `/export/jsonld/<type>/<slug>` (one
 * node), or a file that exports refer to. `filter` and `language` are the only parameters. Undefined when there is nothing of this name.
 *
 * @throws BadUserInput for a parameter that is not known, or a filter that can't be meant
 */
export function readExportRequest(
  { pathname, searchParams }: URL,
  schema: GraphQLSchema,
  findCollection: FindCollection,
): ExportRequest | undefined {
  const [name = '', part, ...rest] = pathname.slice(EXPORT_PATH.length + 1).split('/');
  const type = name === NODE_FORMAT ? NODE_TYPES.find((each) => each.toLowerCase() === part) : undefined;
  const [slug, ...more] = rest;
  if (type && slug && more.length === 0) {
    refuseParameters(searchParams, []);
    return { asks: 'node', type, slug };
  }
  if (rest.length > 0 || (part !== undefined && part !== MANIFEST)) return undefined;
  if (name === '') return part === undefined ? { asks: 'formats' } : undefined;
  const format = findFormat(name);
  if (format) {
    refuseParameters(searchParams, PARAMETERS);
    const filter = readFilter(searchParams, schema, findCollection);
    const language = readLanguage(searchParams);
    return { asks: part === MANIFEST ? 'manifest' : 'export', format, filter, language };
  }
  const file = FORMATS.flatMap(({ companions = [] }) => companions).find((each) => each.name === name);
  return file && part === undefined ? { asks: 'companion', file } : undefined;
}

const PARAMETERS = ['filter', 'language'];

/** @throws BadUserInput for a language in which nothing is told */
function readLanguage(parameters: URLSearchParams): Language {
  const asked = parameters.get('language') ?? 'EN';
  const language = LANGUAGES.find((each) => each === asked);
  if (language !== undefined) return language;
  throw new BadUserInput(`language: ${quoted(asked)} is none of ${LANGUAGES.join(', ')}.`, 'language');
}

function readFilter(
  parameters: URLSearchParams,
  schema: GraphQLSchema,
  findCollection: FindCollection,
): WrittenFilter | undefined {
  const text = parameters.get('filter') ?? undefined;
  return text === undefined ? undefined : readTenderFilter(text, schema, findCollection);
}

function refuseParameters(parameters: URLSearchParams, known: readonly string[]): void {
  for (const name of parameters.keys()) {
    if (!known.includes(name)) {
      const others = known.length === 0 ? '' : `: only ${known.join(', ')}`;
      throw new BadUserInput(`There is no parameter ${quoted(name)}${others}.`, name);
    }
    if (parameters.getAll(name).length > 1) throw new BadUserInput(`${name} is given more than once.`, name);
  }
}
