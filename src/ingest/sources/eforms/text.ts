import type { XmlElement } from '../../xml-element.ts';

/** The same text in one or several languages. */
export interface Texts {
  /** In the language that was asked for, else the first one published. */
  readonly text: string;
  /** The others, each once. */
  readonly others: readonly string[];
}

/**
 * The text of an element on one line, or in lines that its author broke; undefined when there is none.
 *
 * Files are often indented anew after publication, which breaks long texts at any blank: a line break before an indent is a
 * blank, and so is every run of blanks.
 */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const text = element.rawText
    .replace(/[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:\t+|[ ]{2,})/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return text === '' ? undefined : text;
}

/** A code, identifier, date or number: text without any blanks around or line breaks in it. */
export function codeOf(element: XmlElement | undefined): string | undefined {
  return textOf(element)?.replace(/\s+/g, ' ');
}

/** What elements of one name say in their languages (`languageID`, ISO 639-3); undefined when none says anything. */
export function textsOf(elements: readonly XmlElement[], language: string | undefined): Texts | undefined {
  const told = elements.flatMap((element) => {
    const text = textOf(element);
    return text === undefined ? [] : [{ text, language: element.attributes.languageID?.toUpperCase() }];
  });
  const first = told.find((each) => each.language === language) ?? told[0];
  if (first === undefined) return undefined;
  const others = new Set(told.map(({ text }) => text));
  others.delete(first.text);
  return { text: first.text, others: [...others] };
}
