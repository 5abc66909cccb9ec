import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

/** By what a release or state calls its tender: its title, else what else could name it; undefined when nothing does. */
export function nameIn(value: JsonObject): string | undefined {
  const description = descriptionIn(value);
  return titleIn(value) ?? (description === undefined ? titleOfPart(value) : opening(description));
}

export function titleIn(value: JsonObject): string | undefined {
  return publishedText(publishedIn(value, 'title'));
}

export function descriptionIn(value: JsonObject): string | undefined {
  return publishedText(publishedIn(value, 'description'));
}

/** What stands as the tender's title or description, as published. */
export function publishedIn(value: JsonObject, member: 'title' | 'description'): unknown {
  const inTender = isJsonObject(value.tender) ? value.tender[member] : undefined;
  return publishedText(inTender) === undefined ? value[member] : inTender;
}

function titleOfPart({ awards, contracts }: JsonObject): string | undefined {
  for (const parts of [awards, contracts]) {
    const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
    const title = isJsonObject(first) ? publishedText(first.title) : undefined;
    if (title !== undefined) return title;
  }
  return undefined;
}

const MAX_NAME_CHARACTERS = 200;

function opening(description: string): string {
  const line = description.split(/\r?\n/, 1)[0] as string;
  return line.length <= MAX_NAME_CHARACTERS ? line : `${line.slice(0, MAX_NAME_CHARACTERS - 1)}…`;
}
