/** What XML 1.0 has no way to hold: control characters, halves of pairs, U+FFFE and U+FFFF. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Else a reader of XML makes a blank of them.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text as the value of an attribute between double quotes, or within an element. What XML can't hold is left out. */
export function xmlText(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] as string);
}

/** Attributes of an element, each after a blank; one without a value is left out. */
export function attributesText(
  attributes: Readonly<Record<string, string | number | null | undefined>>,
): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value == null ? '' : ` ${name}="${xmlText(String(value))}"`))
    .join('');
}
