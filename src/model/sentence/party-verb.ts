import type { AuthorshipRole, InvolvementRole } from '../words/claim.ts';
import { en, event, fr, passe, past, state, type Verb } from './verb.ts';

export const HOSTING: Verb = state(
  [en('hosts', 'hosted', 'host'), fr('héberge', 'a hébergé', 'hébergera', 'héberger')],
  [
    en('is hosted by', 'was hosted by', 'be hosted by'),
    fr('est hébergé par', 'était hébergé par', 'sera hébergé par', 'être hébergé par'),
  ],
);

/**
 * A share is stated, as `{share}`: of the capital, of the votes, of something else; else how it is controlled, in the words of BODS or in
 * others; else neither.
 */
export const OWNERSHIPS: Readonly<
  Record<'SHARE' | 'VOTES' | 'PART' | 'APPOINTMENT' | 'INFLUENCE' | 'CONTROL' | 'INTEREST', Verb>
> = {
  SHARE: state(
    [
      en('owns {share} of', 'owned {share} of', 'own {share} of'),
      fr('détient {share} de', 'détenait {share} de', 'détiendra {share} de', 'détenir {share} de'),
    ],
    [
      en('is owned, {share}, by', 'was owned, {share}, by', 'be owned, {share}, by'),
      fr(
        'est détenu à {share} par',
        'était détenu à {share} par',
        'sera détenu à {share} par',
        'être détenu à {share} par',
      ),
    ],
  ),
  VOTES: state(
    [
      en('has {share} of the votes of', 'had {share} of the votes of', 'have {share} of the votes of'),
      fr(
        'détient {share} des droits de vote de',
        'détenait {share} des droits de vote de',
        'détiendra {share} des droits de vote de',
        'détenir {share} des droits de vote de',
      ),
    ],
    [
      en(
        'has {share} of its votes held by',
        'had {share} of its votes held by',
        'have {share} of its votes held by',
      ),
      fr(
        'a {share} de ses droits de vote détenus par',
        'avait {share} de ses droits de vote détenus par',
        'aura {share} de ses droits de vote détenus par',
        'avoir {share} de ses droits de vote détenus par',
      ),
    ],
  ),
  PART: state(
    [
      en('has an interest of {share} in', 'had an interest of {share} in', 'have an interest of {share} in'),
      fr(
        'a une participation, {share}, dans',
        'avait une participation, {share}, dans',
        'aura une participation, {share}, dans',
        'avoir une participation, {share}, dans',
      ),
    ],
    [
      en(
        'is partly, {share}, in the hands of',
        'was partly, {share}, in the hands of',
        'be partly, {share}, in the hands of',
      ),
      fr(
        'est en partie, {share}, entre les mains de',
        'était en partie, {share}, entre les mains de',
        'sera en partie, {share}, entre les mains de',
        'être en partie, {share}, entre les mains de',
      ),
    ],
  ),
  APPOINTMENT: state(
    [
      en('may appoint the board of', 'could appoint the board of', 'be able to appoint the board of'),
      fr(
        'peut nommer la direction de',
        'pouvait nommer la direction de',
        'pourra nommer la direction de',
        'pouvoir nommer la direction de',
      ),
    ],
    [
      en('has a board appointed by', 'had a board appointed by', 'have a board appointed by'),
      fr(
        'a une direction nommée par',
        'avait une direction nommée par',
        'aura une direction nommée par',
        'avoir une direction nommée par',
      ),
    ],
  ),
  INFLUENCE: state(
    [
      en('influences or controls', 'influenced or controlled', 'influence or control'),
      fr(
        'influence ou contrôle',
        'influençait ou contrôlait',
        'influencera ou contrôlera',
        'influencer ou contrôler',
      ),
    ],
    [
      en(
        'is influenced or controlled by',
        'was influenced or controlled by',
        'be influenced or controlled by',
      ),
      fr(
        'est influencé ou contrôlé par',
        'était influencé ou contrôlé par',
        'sera influencé ou contrôlé par',
        'être influencé ou contrôlé par',
      ),
    ],
  ),
  CONTROL: state(
    [en('controls', 'controlled', 'control'), fr('contrôle', 'contrôlait', 'contrôlera', 'contrôler')],
    [
      en('is controlled by', 'was controlled by', 'be controlled by'),
      fr('est contrôlé par', 'était contrôlé par', 'sera contrôlé par', 'être contrôlé par'),
    ],
  ),
  INTEREST: state(
    [
      en('has an interest in', 'had an interest in', 'have an interest in'),
      fr(
        'a une participation dans',
        'avait une participation dans',
        'aura une participation dans',
        'avoir une participation dans',
      ),
    ],
    [
      en('is partly in the hands of', 'was partly in the hands of', 'be partly in the hands of'),
      fr(
        'est en partie détenu par',
        'était en partie détenu par',
        'sera en partie détenu par',
        'être en partie détenu par',
      ),
    ],
  ),
};

/** The position has a title, `{title}`, or none is stated. */
export const OFFICES: Readonly<Record<'TITLED' | 'UNTITLED', Verb>> = {
  TITLED: state(
    [
      en('is {title} of', 'was {title} of', 'be {title} of'),
      fr('est {title} de', 'était {title} de', 'sera {title} de', 'être {title} de'),
    ],
    [
      en('has as {title}', 'had as {title}', 'have as {title}'),
      fr('a pour {title}', 'avait pour {title}', 'aura pour {title}', 'avoir pour {title}'),
    ],
  ),
  UNTITLED: state(
    [
      en('holds an office in', 'held an office in', 'hold an office in'),
      fr(
        'exerce une fonction à',
        'exerçait une fonction à',
        'exercera une fonction à',
        'exercer une fonction à',
      ),
    ],
    [
      en('has as office holder', 'had as office holder', 'have as office holder'),
      fr(
        'compte parmi ses responsables',
        'comptait parmi ses responsables',
        'comptera parmi ses responsables',
        'compter parmi ses responsables',
      ),
    ],
  ),
};

/** "initiated", « a lancé », by the participles. */
const act = (ended: string, to: string, [participle, future, infinitive]: [string, string, string]): Verb =>
  event(
    [past(ended, to), passe(`a ${participle}`, future, infinitive)],
    [
      past(`was ${ended} by`, `be ${ended} by`),
      passe(`a été ${participle} par`, `sera ${participle} par`, `être ${participle} par`),
    ],
  );

export const INVOLVEMENTS: Readonly<Record<InvolvementRole, Verb>> = {
  INITIATED: act('initiated', 'initiate', ['lancé', 'lancera', 'lancer']),
  DECIDED: act('decided', 'decide', ['décidé', 'décidera', 'décider']),
  ANNOUNCED: act('announced', 'announce', ['annoncé', 'annoncera', 'annoncer']),
  PUBLISHED: act('published', 'publish', ['publié', 'publiera', 'publier']),
  REVEALED: act('revealed', 'reveal', ['révélé', 'révélera', 'révéler']),
  CRITICISED: act('criticised', 'criticise', ['critiqué', 'critiquera', 'critiquer']),
  HEARD: event(
    [
      past('was heard about', 'be heard about'),
      passe('a été entendu sur', 'sera entendu sur', 'être entendu sur'),
    ],
    [
      past('was the subject of a hearing of', 'be the subject of a hearing of'),
      passe(
        "a fait l'objet d'une audition de",
        "fera l'objet d'une audition de",
        "faire l'objet d'une audition de",
      ),
    ],
  ),
  OTHER: state(
    [
      en('is involved in', 'was involved in', 'be involved in'),
      fr('intervient dans', 'est intervenu dans', 'interviendra dans', 'intervenir dans'),
    ],
    [en('involves', 'involved', 'involve'), fr('implique', 'a impliqué', 'impliquera', 'impliquer')],
  ),
};

/** `{aspect}` is which side was looked at, `{finding}` what was found. */
export const ASSESSMENT: Verb = state(
  [
    en(
      'finds on the {aspect} of …: {finding}',
      'finds on the {aspect} of …: {finding}',
      'find on the {aspect} of …: {finding}',
    ),
    fr(
      'constate sur {aspect} de …\u202f: {finding}',
      'constate sur {aspect} de …\u202f: {finding}',
      'constatera sur {aspect} de …\u202f: {finding}',
      'constater sur {aspect} de …\u202f: {finding}',
    ),
  ],
  [
    en('is assessed by', 'is assessed by', 'be assessed by'),
    fr('est évalué par', 'est évalué par', 'sera évalué par', 'être évalué par'),
  ],
);

export const CITATION: Verb = state(
  [en('cites', 'cites', 'cite'), fr('cite', 'cite', 'citera', 'citer')],
  [
    en('is cited by', 'is cited by', 'be cited by'),
    fr('est cité par', 'est cité par', 'sera cité par', 'être cité par'),
  ],
);

export const AUTHORSHIPS: Readonly<Record<AuthorshipRole, Verb>> = {
  AUTHOR: event(
    [past('wrote', 'write'), passe('a écrit', 'écrira', 'écrire')],
    [past('was written by', 'be written by'), passe('a été écrit par', 'sera écrit par', 'être écrit par')],
  ),
  PUBLISHER: act('published', 'publish', ['publié', 'publiera', 'publier']),
};
