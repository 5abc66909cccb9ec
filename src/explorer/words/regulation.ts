import { type Words, words } from '../language.ts';
import type { QualificationStatus, RegulationKind } from '../operations.ts';

const KIND_EN: Record<RegulationKind, string> = {
  CERTIFICATION: 'Certification',
  CONTRACT_RULE: 'Rule of contracts',
  DIRECTIVE: 'Directive',
  EU_REGULATION: 'EU regulation',
  OTHER: 'Rule',
  STATUTE: 'Law',
};
const KIND_FR: Record<RegulationKind, string> = {
  CERTIFICATION: 'Certification',
  CONTRACT_RULE: 'Règle contractuelle',
  DIRECTIVE: 'Directive',
  EU_REGULATION: 'Règlement européen',
  OTHER: 'Règle',
  STATUTE: 'Loi',
};
const STATUS_EN: Record<QualificationStatus, string> = {
  HELD: 'holds it',
  HELD_OR_IN_PROGRESS: 'holds or is obtaining it',
  IN_PROGRESS: 'is obtaining it',
  EXPIRED: 'no longer holds it',
  REFUSED: 'was refused it',
};
const STATUS_FR: Record<QualificationStatus, string> = {
  HELD: 'la détient',
  HELD_OR_IN_PROGRESS: 'la détient ou l’obtient',
  IN_PROGRESS: 'est en train de l’obtenir',
  EXPIRED: 'ne la détient plus',
  REFUSED: 'se l’est vu refuser',
};

export const regulationKind: Words<Record<RegulationKind, string>> = words(KIND_EN, KIND_FR);
export const qualificationStatus: Words<Record<QualificationStatus, string>> = {
  en: STATUS_EN,
  fr: STATUS_FR,
};

/** What the page of a law or certification says. */
export const regulationWords = words(
  {
    jurisdiction: 'Jurisdiction',
    version: 'Version',
    adopted: 'Adopted',
    inForce: 'In force since',
    replacedBy: 'Replaced or amended',
    replaces: 'Replaces or amends',
    issuers: 'Who issues it',
    requiredBy: 'Tenders that ask for it',
    qualified: 'Who holds it',
    organisation: 'Organisation',
    status: 'Status',
    scope: 'For',
    validity: 'Valid',
    standing: 'Standing',
    sources: 'Sources',
    subjects: 'Who must obey it',
    exposed: 'Whom it reaches',
    exposedHint: 'Derived: through owners and hosts, each step a claim with its source.',
    chains: (shown: number, all: number) =>
      shown < all ? `${shown} of ${all} chains` : all === 1 ? 'one chain' : `${all} chains`,
    nothing: 'No document claims anything of it.',
    incomplete: 'There are more than could be looked at.',
    description: (name: string) => `${name}: which tenders ask for it, who holds it, whom it reaches.`,
  },
  {
    jurisdiction: 'Ressort',
    version: 'Version',
    adopted: 'Adoptée',
    inForce: 'En vigueur depuis',
    replacedBy: 'Remplacée ou modifiée',
    replaces: 'Remplace ou modifie',
    issuers: 'Qui la délivre',
    requiredBy: 'Marchés qui la demandent',
    qualified: 'Qui la détient',
    organisation: 'Organisation',
    status: 'État',
    scope: 'Pour',
    validity: 'Valable',
    standing: 'Statut',
    sources: 'Sources',
    subjects: 'Qui doit y obéir',
    exposed: 'Qui elle atteint',
    exposedHint: 'Déduit : par propriétaires et hébergeurs, chaque étape étant une affirmation sourcée.',
    chains: (shown: number, all: number) =>
      shown < all ? `${shown} chaînes sur ${all}` : all < 2 ? 'une chaîne' : `${all} chaînes`,
    nothing: 'Aucun document n’affirme rien d’elle.',
    incomplete: 'Il y en a plus que ce qui a pu être examiné.',
    description: (name: string) => `${name} : quels marchés la demandent, qui la détient, qui elle atteint.`,
  },
);
