import type { QualityFlagRecord } from '../../domain/quality.ts';
import type { ClaimRecord, GraphRecords, MentionRecord, NodeRecord } from '../../model/record.ts';
import { hasText, mapTexts, REFERENCES } from './text-walk.ts';

/** Longest text that is kept, in UTF-16 units. */
export const MAX_TEXT_CHARACTERS = 1_000_000;

/**
 * U+0000, at which programs in C end a text; ESC and CSI, by which a text orders a terminal about; overrides and isolates of direction,
 * which show a text as another one; halves of characters, which no encoding has.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSAFE = /[\0\x1b\x9b\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;
const ALL_UNSAFE = new RegExp(UNSAFE, 'gu');

function isUnsafe(text: string): boolean {
  return UNSAFE.test(text) || text.length > MAX_TEXT_CHARACTERS;
}

/**
 * What is stated, with no text that is unsafe or endless: such characters are left out and what is too long is cut, each with a flag on
 * the node or claim. Of a text whose characters moved, places of mentions are left out.
 */
export function withSafeTexts(records: GraphRecords): GraphRecords {
  if (!hasText(records, isUnsafe)) return records;
  const flagsOf = new Map<string, QualityFlagRecord[]>();
  const movedBodies = new Set<string>();
  const mentions = records.mentions.map((mention) => safeMention(mention, flagsOf));
  const nodes = records.nodes.map((node) => {
    const { record, flags } = safe(node);
    if (flags.some(({ field }) => field === 'body')) movedBodies.add(record.ref);
    return withFlags(record, [...flags, ...takenFrom(flagsOf, record.ref)]);
  });
  const claims = records.claims.map((claim) => {
    const { record, flags } = safe(claim);
    return withFlags(record, flags);
  });
  return { nodes, claims, mentions: mentions.map((each) => withoutMovedPlace(each, movedBodies)) };
}

/** A mention bears no flags: its article does. */
function safeMention(mention: MentionRecord, flagsOf: Map<string, QualityFlagRecord[]>): MentionRecord {
  const { record, flags } = safe(mention);
  if (flags.length > 0) {
    const ofMention = flags.map((flag) => ({ ...flag, field: `mentions/${flag.field}` }));
    flagsOf.set(record.article, [...(flagsOf.get(record.article) ?? []), ...ofMention]);
  }
  return record;
}

/** Flags that are put on the first record of the node only. */
function takenFrom(flagsOf: Map<string, QualityFlagRecord[]>, ref: string): QualityFlagRecord[] {
  const flags = flagsOf.get(ref) ?? [];
  flagsOf.delete(ref);
  return flags;
}

function safe<R>(record: R): { record: R; flags: QualityFlagRecord[] } {
  const flags = new Map<string, QualityFlagRecord>();
  const changed = mapTexts(record, (text, path) => {
    if (!isUnsafe(text)) return text;
    const field = path.join('/');
    const isShown = !path.some((member) => REFERENCES.has(member)) && path[0] !== 'flags';
    const found = text.match(ALL_UNSAFE);
    if (found && isShown) {
      const published = [...new Set(found)].map(codeOf).join(' ');
      flags.set(`u ${field}`, { flag: 'UNSAFE_CHARACTERS', field, published });
    }
    const rest = text.replaceAll(ALL_UNSAFE, '');
    if (rest.length <= MAX_TEXT_CHARACTERS) return rest;
    if (isShown) flags.set(`c ${field}`, { flag: 'CUT_TEXT', field });
    return cut(rest);
  });
  return { record: changed, flags: [...flags.values()] };
}

/** Not within a character of two units. */
function cut(text: string): string {
  return text
    .slice(0, MAX_TEXT_CHARACTERS)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function withFlags<R extends NodeRecord | ClaimRecord>(record: R, flags: readonly QualityFlagRecord[]): R {
  return flags.length === 0 ? record : { ...record, flags: [...(record.flags ?? []), ...flags] };
}

function withoutMovedPlace(mention: MentionRecord, moved: ReadonlySet<string>): MentionRecord {
  if (mention.startOffset === undefined || !moved.has(mention.article)) return mention;
  const { startOffset: _start, endOffset: _end, ...rest } = mention;
  return rest;
}
