import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { quoted } from '../../../domain/error.ts';
import type { FoundProblem } from './problem.ts';

/** Keys and indexes from the top of a document down to a value. */
export type Path = readonly (string | number)[];

/** A parsed YAML text: its value, and where each part of it stands. */
export interface YamlText {
  file: string;
  /** As JSON values; meaningless when there are `fatal` problems. */
  value: unknown;
  problems: FoundProblem[];
  /** Whether the text could not be parsed, so that looking into its value makes no sense. */
  fatal: boolean;
  /** A problem at the value of a path or, where that is absent, at the nearest thing around it. */
  problemAt(path: Path, message: () => string): FoundProblem;
  /** A problem at the key that a path ends with. */
  problemAtKey(path: Path, message: () => string): FoundProblem;
}

/** A dossier is written by hand: this is some 40,000 lines. */
const MAX_CHARACTERS = 2_000_000;

/**
 * Reads one YAML 1.2 document. Aliases, tags, duplicate keys and keys that are not plain text are problems: a dossier needs none
 * of them, and aliases let a small file grow without bound.
 */
export function parseYamlText(text: string, file: string): YamlText {
  if (text.length > MAX_CHARACTERS) {
    return unreadable(file, `the file is longer than ${MAX_CHARACTERS} characters; divide it`);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    schema: 'core',
    // The library compares each key with all others; `visitProblems` remembers them.
    uniqueKeys: false,
  });
  const problemFrom = (offset: number, message: () => string): FoundProblem => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: col, message };
  };
  const offsetOf = createOffsets(document.contents);
  const syntax = [...document.errors, ...document.warnings].map((error) =>
    problemFrom(error.pos[0], () => syntaxMessage(error)),
  );
  const visited = syntax.length > 0 ? [] : visitProblems(document.contents, problemFrom);
  const hasAlias = visited.some(({ isAlias }) => isAlias);
  return {
    file,
    value: syntax.length > 0 || hasAlias ? undefined : document.toJS({ maxAliasCount: 0 }),
    problems: [...syntax, ...visited.map(({ problem }) => problem)],
    fatal: syntax.length > 0 || hasAlias,
    problemAt: (path, message) => problemFrom(offsetOf(path, 'value'), message),
    problemAtKey: (path, message) => problemFrom(offsetOf(path, 'key'), message),
  };
}

function unreadable(file: string, message: string): YamlText {
  const problem = { file, line: 1, column: 1, message: () => message };
  return {
    file,
    value: undefined,
    problems: [problem],
    fatal: true,
    problemAt: () => problem,
    problemAtKey: () => problem,
  };
}

function visitProblems(
  contents: ParsedNode | null,
  problemFrom: (offset: number, message: () => string) => FoundProblem,
): { isAlias: boolean; problem: FoundProblem }[] {
  const found: { isAlias: boolean; problem: FoundProblem }[] = [];
  visit(contents, {
    Alias: (_, alias) => {
      found.push({
        isAlias: true,
        problem: problemFrom(
          alias.range?.[0] ?? 0,
          () => `the alias ${quoted(`*${alias.source}`)} can't be used here: write out what it stands for`,
        ),
      });
    },
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const offset = key.range?.[0] ?? 0;
        if (seen.has(key.value)) {
          found.push({
            isAlias: false,
            problem: problemFrom(offset, () => `the key ${quoted(key.value)} stands here a second time`),
          });
        }
        if (key.value === '__proto__') {
          found.push({ isAlias: false, problem: problemFrom(offset, () => 'unknown key "__proto__"') });
        }
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** Finds where the deepest part of a path that exists starts. Remembers the keys of maps: files of many mistakes have many paths. */
function createOffsets(contents: ParsedNode | null) {
  const keys = new Map<YAMLMap, Map<unknown, Pair>>();
  // The last of duplicate keys is the one whose value was read.
  const pairOf = (map: YAMLMap, key: string): Pair | undefined => {
    const pairs =
      keys.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) && pair.key.value, pair]));
    keys.set(map, pairs);
    return pairs.get(key);
  };
  return (path: Path, part: 'key' | 'value'): number => {
    let node: unknown = contents;
    let offset = contents?.range[0] ?? 0;
    for (const segment of path) {
      if (isMap(node) && typeof segment === 'string') {
        const pair = pairOf(node, segment);
        if (!pair) return offset;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
        offset = startOf(node) ?? offset;
      } else if (typeof segment === 'string') {
        return offset;
      }
      // Else the only item of a list that is written without one.
    }
    const hasText = part === 'value' && isScalar(node) && node.value !== null;
    return (hasText ? startOf(node) : undefined) ?? offset;
  };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function syntaxMessage(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands in the indentation; expected spaces';
    case 'MULTIPLE_DOCS':
      return 'a second document starts here; expected one per file';
    case 'RESOURCE_EXHAUSTION':
      return 'it is nested too deeply';
    case 'TAG_RESOLVE_FAILED':
      return `${error.message}; expected no tags`;
    default:
      return `not YAML: ${error.message}`;
  }
}
