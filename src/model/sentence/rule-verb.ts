import type { QualificationStatus, SuccessionRelation } from '../words/claim.ts';
import { en, event, fr, passe, past, state, type Verb } from './verb.ts';

/** What the later of two does to the earlier. */
export const SUCCESSIONS: Readonly<Record<SuccessionRelation, Verb>> = {
  REPLACES: state(
    [en('replaces', 'replaced', 'replace'), fr('remplace', 'a remplacé', 'remplacera', 'remplacer')],
    [
      en('is replaced by', 'was replaced by', 'be replaced by'),
      fr('est remplacé par', 'a été remplacé par', 'sera remplacé par', 'être remplacé par'),
    ],
  ),
  AMENDS: state(
    [en('amends', 'amended', 'amend'), fr('modifie', 'a modifié', 'modifiera', 'modifier')],
    [
      en('is amended by', 'was amended by', 'be amended by'),
      fr('est modifié par', 'a été modifié par', 'sera modifié par', 'être modifié par'),
    ],
  ),
  REPEALS: state(
    [en('repeals', 'repealed', 'repeal'), fr('abroge', 'a abrogé', 'abrogera', 'abroger')],
    [
      en('is repealed by', 'was repealed by', 'be repealed by'),
      fr('est abrogé par', 'a été abrogé par', 'sera abrogé par', 'être abrogé par'),
    ],
  ),
};

/** Where an organisation stands with a certification. */
export const QUALIFICATIONS: Readonly<Record<QualificationStatus, Verb>> = {
  HELD: state(
    [en('holds', 'held', 'hold'), fr('détient', 'détenait', 'détiendra', 'détenir')],
    [
      en('is held by', 'was held by', 'be held by'),
      fr('est détenu par', 'était détenu par', 'sera détenu par', 'être détenu par'),
    ],
  ),
  IN_PROGRESS: state(
    [
      en('is obtaining', 'was obtaining', 'be obtaining'),
      fr(
        "est en cours d'obtention de",
        "était en cours d'obtention de",
        "sera en cours d'obtention de",
        "être en cours d'obtention de",
      ),
    ],
    [
      en('is being obtained by', 'was being obtained by', 'be applied for by'),
      fr(
        "est en cours d'obtention par",
        "était en cours d'obtention par",
        "sera en cours d'obtention par",
        "être en cours d'obtention par",
      ),
    ],
  ),
  HELD_OR_IN_PROGRESS: state(
    [
      en('holds or is obtaining', 'held or was obtaining', 'hold or be obtaining'),
      fr(
        "détient ou est en cours d'obtention de",
        'détenait ou obtenait',
        "détiendra ou sera en cours d'obtention de",
        "détenir ou être en cours d'obtention de",
      ),
    ],
    [
      en('is held or being obtained by', 'was held or being obtained by', 'be held or applied for by'),
      fr(
        "est détenu ou en cours d'obtention par",
        "était détenu ou en cours d'obtention par",
        "sera détenu ou en cours d'obtention par",
        "être détenu ou en cours d'obtention par",
      ),
    ],
  ),
  EXPIRED: state(
    [
      en('no longer holds', 'no longer holds', 'lose'),
      fr('ne détient plus', 'ne détient plus', 'ne détiendra plus', 'ne plus détenir'),
    ],
    [
      en('is no longer held by', 'is no longer held by', 'be lost by'),
      fr(
        "n'est plus détenu par",
        "n'est plus détenu par",
        'ne sera plus détenu par',
        'ne plus être détenu par',
      ),
    ],
  ),
  REFUSED: event(
    [past('was refused', 'be refused'), passe("s'est vu refuser", 'se verra refuser', 'se voir refuser')],
    [past('was refused to', 'be refused to'), passe('a été refusé à', 'sera refusé à', 'être refusé à')],
  ),
};

export const SUBJECTION: Verb = state(
  [
    en('must obey', 'had to obey', 'have to obey'),
    fr('est soumis à', 'était soumis à', 'sera soumis à', 'être soumis à'),
  ],
  [en('binds', 'bound', 'bind'), fr("s'impose à", "s'imposait à", "s'imposera à", "s'imposer à")],
);

export const ISSUANCE: Verb = state(
  [en('issues', 'issued', 'issue'), fr('édicte', 'a édicté', 'édictera', 'édicter')],
  [
    en('is issued by', 'was issued by', 'be issued by'),
    fr('est édicté par', 'a été édicté par', 'sera édicté par', 'être édicté par'),
  ],
);
