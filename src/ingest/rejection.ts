import { RecordRejected } from '../domain/error.ts';
import type { RejectedDocument, SourceFile } from './source.ts';

/** Longest content that a rejection keeps, in UTF-16 units. */
export const MAX_REJECTED_CHARACTERS = 2_000;

/**
 * A document or part of one that can't be understood.
 *
 * @param locator where in the file: JSON pointer, XPath or row
 * @param content what was rejected: a text as published, or a value that is written as JSON; cut after 2,000 characters
 */
export function rejection(
  file: Pick<SourceFile, 'name'>,
  locator: string,
  reason: string,
  content: unknown,
): RejectedDocument {
  const text = typeof content === 'string' ? content : (JSON.stringify(content) ?? String(content));
  const isCut = text.length > MAX_REJECTED_CHARACTERS;
  return {
    locator,
    rejected: new RecordRejected(file.name, locator, reason),
    content: isCut ? `${text.slice(0, MAX_REJECTED_CHARACTERS)}…` : text,
  };
}
