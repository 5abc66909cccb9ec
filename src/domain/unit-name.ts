import { withoutLegalForms } from './legal-form.ts';
import { plainWords } from './plain-word.ts';

/** What an establishment is called, and since when. */
export interface NamedPart {
  readonly name: string;
  /** Day of the document that says so; empty when that is not known. */
  readonly statedOn: string;
}

/** A name without what stands in brackets at its end: a place, a trade name, a department. One that is nothing else stays. */
export function withoutTrailingBrackets(name: string): string {
  let bare = name;
  for (let start = startOfBrackets(bare); start !== undefined; start = startOfBrackets(bare)) {
    const rest = bare.slice(0, start).trimEnd();
    if (plainWords(rest).length === 0) break;
    bare = rest;
  }
  return bare;
}

/** Where the brackets begin with which a name ends, with others within them. */
function startOfBrackets(name: string): number | undefined {
  const text = name.trimEnd();
  // What closes them may have been cut off.
  if (!/[)\]]$/.test(text)) return /[([](?=[^()[\]]*$)/.exec(text)?.index;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (')]'.includes(text.charAt(at))) depth++;
    else if ('(['.includes(text.charAt(at)) && --depth === 0) return at;
  }
  return undefined;
}

/**
 * What a company is called by the names of its establishments: the name that most of them have, without brackets at its end. Accents,
 * case, punctuation and legal form make no other name; how it is written is decided by most, too. Of two that as many have, the later one
 * holds, then the greater: in any order of establishments. Undefined when there are none.
 */
export function unitName(parts: readonly NamedPart[]): string | undefined {
  const bare = parts.map(({ name, statedOn }) => ({ name: withoutTrailingBrackets(name), statedOn }));
  const first = bare[0]?.name;
  if (bare.every(({ name }) => name === first)) return first;
  const forms = [
    ...Map.groupBy(bare, ({ name }) => withoutLegalForms(plainWords(name)).words.join(' ')).values(),
  ];
  const spellings = Map.groupBy(mostOf(forms), ({ name }) => name);
  return mostOf([...spellings.values()])[0]?.name;
}

function mostOf(groups: readonly NamedPart[][]): NamedPart[] {
  return groups.reduce((best, group) => (outweighs(group, best) ? group : best), []);
}

function outweighs(a: readonly NamedPart[], b: readonly NamedPart[]): boolean {
  if (a.length !== b.length) return a.length > b.length;
  const [mine, others] = [latestOf(a), latestOf(b)];
  if (mine.statedOn !== others.statedOn) return mine.statedOn > others.statedOn;
  return mine.name > others.name;
}

/** The latest of a group; the greater of two of one day. */
function latestOf(parts: readonly NamedPart[]): NamedPart {
  return parts.reduce((latest, each) => {
    const isLater =
      each.statedOn === latest.statedOn ? each.name > latest.name : each.statedOn > latest.statedOn;
    return isLater ? each : latest;
  });
}
