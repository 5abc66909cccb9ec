import type { ClaimKind, Standing } from '../operations.ts';

/** How addresses name kinds of claims. */
const KINDS_OF_LETTER: Readonly<Record<string, readonly ClaimKind[]>> = {
  b: ['BID'],
  r: ['PROCUREMENT_ROLE'],
  o: ['OWNERSHIP'],
  h: ['HOSTING'],
  q: ['QUALIFICATION'],
  s: ['SUBJECTION'],
  f: ['OFFICE'],
  i: ['INVOLVEMENT'],
  x: ['SUCCESSION'],
  m: ['REQUIREMENT'],
  u: ['ISSUANCE'],
  d: ['ASSESSMENT', 'AUTHORSHIP', 'CITATION'],
};

export const KIND_LETTERS: readonly string[] = Object.keys(KINDS_OF_LETTER);

/** Kinds that lead to documents: these come when they are asked for. */
export const DOCUMENT_KINDS = kindsOfLetter('d');

/** What `*` stands for. */
export const OTHER_KINDS: readonly ClaimKind[] = KIND_LETTERS.filter((letter) => letter !== 'd').flatMap(
  kindsOfLetter,
);

const STANDING_OF_LETTER: Readonly<Record<string, Standing>> = {
  o: 'OFFICIAL',
  r: 'REPORTED',
  u: 'UNCONFIRMED',
  d: 'DISPUTED',
};

export const STANDING_LETTERS: readonly string[] = Object.keys(STANDING_OF_LETTER);

const TYPE_OF_LETTER: Readonly<Record<string, string>> = {
  o: 'organisation',
  t: 'tender',
  p: 'person',
  r: 'regulation',
  a: 'article',
};

const CODE = /^([otpra])([1-9a-z][0-9a-z]{0,9})$/;
const CLAIM_CODE = /^c([1-9a-z][0-9a-z]{0,9})$/;

/** A thing in an address: the letter of its type and the number of its global id in base 36. Undefined where it is no such code. */
export function idOfCode(code: string): string | undefined {
  const [, letter = '', digits = ''] = CODE.exec(code) ?? [];
  const type = TYPE_OF_LETTER[letter];
  return type === undefined ? undefined : `${type}:${Number.parseInt(digits, 36)}`;
}

/** Global ids of the things that codes with commas between them name: `o4,tj`. */
export function idsOfCodes(codes: string | undefined): string[] {
  return (codes?.split(',') ?? []).flatMap((code) => idOfCode(code) ?? []);
}

/** @param id global: `organisation:42` */
export function codeOfId(id: string): string {
  const [type = '', number = ''] = id.split(':');
  return `${type.charAt(0)}${Number(number).toString(36)}`;
}

/** Claims of all kinds are numbered together: a code names the number alone. Undefined where it is no such code. */
export function numberOfClaimCode(code: string): number | undefined {
  const [, digits] = CLAIM_CODE.exec(code) ?? [];
  return digits === undefined ? undefined : Number.parseInt(digits, 36);
}

/** @param id global: `hosting:42` */
export function codeOfClaim(id: string): string {
  return `c${Number(id.split(':')[1]).toString(36)}`;
}

/** The ids that a claim of this number can have: there is one of them at most. */
export function claimIdsOf(number: number): string[] {
  const kinds = [...OTHER_KINDS, ...DOCUMENT_KINDS];
  return kinds.map((kind) => `${kind.toLowerCase().replaceAll('_', '-')}:${number}`);
}

/** The letter of a kind of claim; undefined for kinds that link nothing. */
export function letterOfKind(kind: ClaimKind): string | undefined {
  return KIND_LETTERS.find((letter) => kindsOfLetter(letter).includes(kind));
}

export function kindsOfLetter(letter: string): readonly ClaimKind[] {
  return KINDS_OF_LETTER[letter] ?? [];
}

export function letterOfStanding(standing: Standing): string {
  return standing.charAt(0).toLowerCase();
}
