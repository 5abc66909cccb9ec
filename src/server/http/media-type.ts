const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

/** The two media types of GraphQL over HTTP; they differ in when a status other than 200 is due. */
export type MediaType = typeof JSON_TYPE | typeof RESPONSE_TYPE;

const MAX_REMEMBERED = 200;
const MAX_REMEMBERED_CHARACTERS = 300;

/**
 * Makes the function that chooses by the `Accept` header (RFC 9110, section 12.5.1): the highest quality, then what stands first.
 * Without a header, and for wildcards, application/json. Undefined when the client takes neither.
 *
 * Clients send the same few headers again and again, so choices are remembered, boundedly.
 */
export function createMediaTypeChoice(): (accept: string | null) => MediaType | undefined {
  const remembered = new Map<string, MediaType | undefined>();
  return (accept) => {
    if (accept === null || accept === '*/*' || accept === JSON_TYPE) return JSON_TYPE;
    if (remembered.has(accept)) return remembered.get(accept);
    const choice = chooseMediaType(accept);
    if (accept.length <= MAX_REMEMBERED_CHARACTERS && remembered.size < MAX_REMEMBERED)
      remembered.set(accept, choice);
    return choice;
  };
}

function chooseMediaType(accept: string): MediaType | undefined {
  let best: { type: MediaType; quality: number } | undefined;
  for (const part of accept.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const type = range === RESPONSE_TYPE ? RESPONSE_TYPE : JSON_RANGES.has(range) ? JSON_TYPE : undefined;
    const charset = parameters.find((parameter) => parameter.startsWith('charset='));
    if (type === undefined || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))) continue;
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (quality > 0 && quality > (best?.quality ?? 0)) best = { type, quality };
  }
  return best?.type;
}

const JSON_RANGES: ReadonlySet<string> = new Set([JSON_TYPE, 'application/*', '*/*']);

/** Whether a `Content-Type` is JSON in UTF-8, the one in which requests are taken. */
export function isJsonInUtf8(contentType: string | null): boolean {
  return (
    contentType === JSON_TYPE || /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')
  );
}
