/**
 * The id of the process: the tender's own where a document gave it one, else one made from its slug. `greffe` is no prefix that is
 * registered with the standard: such an id says of itself that nobody published it.
 */
export function ocidOf(own: string | null | undefined, slug: string): string {
  return own ?? `greffe-${slug}`;
}

/** The prefix by which the publisher of a process is registered: `ocds-213czf`. */
export function registeredPrefix(ocid: string): string | undefined {
  return /^ocds-[a-z0-9]{6}(?=-|$)/.exec(ocid.toLowerCase())?.[0];
}
