import { words } from '../language.ts';
import { counted } from './common.ts';

/** What the pages of changes say. */
export const changesWords = words(
  {
    title: 'What changed',
    titleOf: (name: string) => `What changed: ${name}`,
    lead: 'Documents that say something new of tenders, the latest first: what each says, takes back and changes.',
    leadOf:
      'What was not known on the first day and is known on the last, and what no document says any more.',
    period: 'Changed',
    since: 'after',
    until: 'until',
    dayHint: '2026-02-05',
    between: (from: string, to: string) => `After ${from}, until ${to}`,
    count: (count: number, shown: string) => `${shown} ${count === 1 ? 'document' : 'documents'}`,
    atLeast: 'at least',
    form: 'Days and filters',
    none: 'Nothing changed in these days.',
    newest: (day: string) => `The newest document of all is of ${day}.`,
    says: (states: number, withdraws: number) =>
      withdraws === 0
        ? `says ${counted(states, 'claim', 'claims')}`
        : `says ${counted(states, 'claim', 'claims')}, takes back ${withdraws}`,
    takesBack: 'takes back',
    dossier: 'a dossier of the editors',
    tender: 'Tender',
    document: 'Document',
    what: 'What it changes',
    day: 'Day',
    first: 'From the latest on',
    feed: 'Atom feed',
    list: 'These tenders as a list',
    added: 'New',
    withdrawn: 'Taken back',
    changed: 'Said otherwise',
    attributes: 'What it shows differently',
    by: 'by',
    days: 'Days with changes',
    daysCut: 'and earlier ones',
    incomplete: 'There is more than could be looked at: choose fewer days.',
    alsoPast: 'What was said and taken back within these days is not in it.',
  },
  {
    title: 'Ce qui a changé',
    titleOf: (name: string) => `Ce qui a changé : ${name}`,
    lead: 'Les documents qui disent du nouveau sur des marchés, les plus récents d’abord : ce que chacun dit, retire et change.',
    leadOf:
      'Ce qui n’était pas connu le premier jour et l’est le dernier, et ce qu’aucun document ne dit plus.',
    period: 'Changé',
    since: 'après le',
    until: 'jusqu’au',
    dayHint: '2026-02-05',
    between: (from: string, to: string) => `Après le ${from}, jusqu’au ${to}`,
    count: (count: number, shown: string) => `${shown} ${count < 2 ? 'document' : 'documents'}`,
    atLeast: 'au moins',
    form: 'Jours et filtres',
    none: 'Rien n’a changé pendant ces jours.',
    newest: (day: string) => `Le document le plus récent de tous est du ${day}.`,
    says: (states: number, withdraws: number) =>
      withdraws === 0
        ? counted(states, 'affirmation', 'affirmations')
        : `${counted(states, 'affirmation', 'affirmations')}, en retire ${withdraws}`,
    takesBack: 'retire',
    dossier: 'un dossier de la rédaction',
    tender: 'Marché',
    document: 'Document',
    what: 'Ce qu’il change',
    day: 'Jour',
    first: 'Depuis le plus récent',
    feed: 'Flux Atom',
    list: 'Ces marchés en liste',
    added: 'Nouveau',
    withdrawn: 'Retiré',
    changed: 'Dit autrement',
    attributes: 'Ce qui s’affiche autrement',
    by: 'par',
    days: 'Jours de changement',
    daysCut: 'et d’autres plus anciens',
    incomplete: 'Il y a plus que ce qui a pu être lu : choisissez moins de jours.',
    alsoPast: 'Ce qui a été dit et retiré entre ces jours n’y figure pas.',
  },
);
