import { words } from '../language.ts';

/** A word that the glossary explains. */
export type Term =
  | 'claim'
  | 'standing'
  | 'modality'
  | 'known'
  | 'valid'
  | 'taken-back'
  | 'unknown'
  | 'outcome'
  | 'coverage'
  | 'value'
  | 'company'
  | 'red-flag';

/** What the help says: words, how to read a page, sources and their limits. */
export const helpWords = words(
  {
    title: 'Help',
    lead: 'What the words mean, how to read a page, and what the sources cannot say.',
    glossary: 'Words',
    reading: 'How to read a page',
    sources: 'Sources and their limits',
    notImported: 'No file of it was read here.',
    files: (count: string, day: string) => `Files read here: ${count}, the last one on ${day}.`,
    state: (number: string, day: string) => `The data is that of import ${number}, ended on ${day}.`,
    newest: (day: string) => `The newest document was published on ${day}.`,
    terms: [
      [
        'claim',
        'Claim',
        'One statement that a document makes: that somebody bid, won, owns, hosts. Each claim has a page with all its sources.',
      ],
      [
        'standing',
        'Standing',
        'How sure a claim is, by who makes it. Official: an official document states it. Reported: a source states it as fact. Unconfirmed: a source passes it on without vouching for it. Disputed: a source denies it.',
      ],
      [
        'modality',
        'Modality',
        'Whether something is so, or only expected: announced, planned, foreseen. What is expected is dashed in pictures.',
      ],
      [
        'known',
        'As known on',
        'The day on which the documents had to be out. A page as known on a past day shows nothing that was published later, and what was taken back since.',
      ],
      [
        'valid',
        'Valid on',
        'The day on which a thing had to be so: an ownership that ended in 2024 is not valid on a day in 2025, though it is still known. It may be a day to come: who will own it then, as far as is stated now.',
      ],
      [
        'taken-back',
        'Taken back',
        'A later document of the same series no longer says it: a cancelled award, a corrected notice. The claim stays to be read as known on the days before.',
      ],
      [
        'unknown',
        'Unknown, not published, withheld',
        'Unknown: no document that was read says it. Not published: a source says that it is not. Withheld: a source says that it is kept secret. None of them is zero.',
      ],
      [
        'outcome',
        'Won, not won, unknown',
        'What became of a bid. “Not won” is stated by a source, or follows from the award of the same lot to another; the page says which. Where a source names winners only, nobody can be seen to have lost.',
      ],
      [
        'coverage',
        'Who is named',
        'Whether a source names all who bid, or winners only. Counts say how many bids were received and are named by nobody.',
      ],
      [
        'value',
        'Value',
        'The amount a document states for the whole; else the sum of the amounts of its awards, marked Σ with how many; else an estimate or a budget. Amounts that can not be true are in no sum.',
      ],
      [
        'company',
        'Organisation and establishment',
        'An organisation is a legal unit, such as a company with its SIREN. Its establishments are parts of it: bids are counted once for the company.',
      ],
      [
        'red-flag',
        'Red flag',
        'A sign that calls for a look, by a published rule with its threshold. It proves nothing by itself. Where a rule lacks what it needs, it says so.',
      ],
    ],
    steps: [
      'A mark tells how sure a claim is; it leads to the claim. The number beside it leads to the place in the source.',
      'Sources stand at the end of a page, by document, each place once, with a way back.',
      'A list that is cut says how many rows there are, and leads to the others. A filter says how many it leaves out.',
      'The bar at the top has the two days of the page: as known on, and valid on. All links keep them.',
      'The address of a page has all that was asked. The same address on the same data gives the same page.',
      'Each page ends with “GraphQL”: the question that was asked of the data, to be changed and asked again.',
    ],
    source: {
      ocds: [
        'OCDS',
        'Open Contracting Data Standard, releases and records of many countries. What is published differs by publisher: some name all bidders, some winners only, some no bids at all.',
      ],
      eforms: [
        'eForms (TED)',
        'Notices of the European Union. Award notices name winners; other bidders only where the buyer lists them. Amounts may be withheld for a time.',
      ],
      decp: [
        'DECP',
        'French essential data of public contracts. Names winners only. The amount is fixed or an estimated maximum. Calls for bids are not in it.',
      ],
      prozorro: [
        'ProZorro',
        'Ukraine’s procurement system. Names all bidders once bids are opened. Each state of a tender is a document of its own.',
      ],
      anac: [
        'ANAC',
        'Yearly data of Italian public bodies by Law 190. Names those invited and winners; dates of calls are not in it.',
      ],
      bods: [
        'BODS',
        'Beneficial Ownership Data Standard: who owns and controls whom, as declared. A share that nobody declared is not seen.',
      ],
      dossier: [
        'Dossiers',
        'Written by hand by editors, from articles and reports: each claim with its paragraph, and on whom it relies.',
      ],
    },
  },
  {
    title: 'Aide',
    lead: 'Ce que veulent dire les mots, comment lire une page, et ce que les sources ne peuvent pas dire.',
    glossary: 'Les mots',
    reading: 'Comment lire une page',
    sources: 'Les sources et leurs limites',
    notImported: 'Aucun de ses fichiers n’a été lu ici.',
    files: (count: string, day: string) => `Fichiers lus ici : ${count}, le dernier le ${day}.`,
    state: (number: string, day: string) =>
      `Les données sont celles de l’import ${number}, achevé le ${day}.`,
    newest: (day: string) => `Le document le plus récent a été publié le ${day}.`,
    terms: [
      [
        'claim',
        'Affirmation',
        'Ce qu’un document avance : que quelqu’un a répondu, gagné, détient, héberge. Chaque affirmation a une page avec toutes ses sources.',
      ],
      [
        'standing',
        'Statut',
        'Le degré de certitude d’une affirmation, selon qui l’avance. Officiel : un document officiel l’affirme. Rapporté : une source l’affirme comme un fait. Non confirmé : une source le transmet sans s’en porter garante. Contesté : une source le dément.',
      ],
      [
        'modality',
        'Modalité',
        'Si une chose est, ou si elle est seulement attendue : annoncée, prévue, envisagée. Ce qui est attendu est en tirets dans les images.',
      ],
      [
        'known',
        'Connu au',
        'Le jour auquel les documents devaient être publiés. Une page telle que connue un jour passé ne montre rien de ce qui est paru depuis, et montre ce qui a été retiré depuis.',
      ],
      [
        'valid',
        'Valable au',
        'Le jour auquel une chose devait être vraie : une participation finie en 2024 n’est pas valable un jour de 2025, bien qu’elle reste connue. Ce peut être un jour à venir : qui la détiendra alors, autant qu’on le dise aujourd’hui.',
      ],
      [
        'taken-back',
        'Retiré',
        'Un document ultérieur de la même série ne le dit plus : une attribution annulée, un avis corrigé. L’affirmation se lit encore telle que connue les jours d’avant.',
      ],
      [
        'unknown',
        'Inconnu, non publié, occulté',
        'Inconnu : aucun document lu ne le dit. Non publié : une source dit que cela ne l’est pas. Occulté : une source dit que c’est tenu secret. Aucun des trois n’est zéro.',
      ],
      [
        'outcome',
        'Gagné, non retenu, inconnu',
        'Ce qu’une offre est devenue. « Non retenu » est dit par une source, ou découle de l’attribution du même lot à un autre ; la page dit lequel. Quand une source ne nomme que les titulaires, personne n’y apparaît comme perdant.',
      ],
      [
        'coverage',
        'Qui est nommé',
        'Si une source nomme tous les candidats, ou les seuls titulaires. Les décomptes disent combien d’offres reçues ne sont nommées par personne.',
      ],
      [
        'value',
        'Montant',
        'Le montant qu’un document donne pour l’ensemble ; sinon la somme des montants attribués, marquée Σ avec leur nombre ; sinon une estimation ou un budget. Les montants qui ne peuvent être vrais n’entrent dans aucune somme.',
      ],
      [
        'company',
        'Organisation et établissement',
        'Une organisation est une unité légale, comme une entreprise avec son SIREN. Ses établissements en sont des parties : les offres sont comptées une fois pour l’entreprise.',
      ],
      [
        'red-flag',
        'Signal d’alerte',
        'Un signe qui invite à regarder de plus près, selon une règle publiée avec son seuil. Il ne prouve rien à lui seul. Quand une règle manque de données, elle le dit.',
      ],
    ],
    steps: [
      'Un signe dit le degré de certitude d’une affirmation et mène à elle. Le nombre à côté mène à l’endroit dans la source.',
      'Les sources sont à la fin de la page, par document, chaque endroit une seule fois, avec un retour.',
      'Une liste coupée dit combien elle a de lignes et mène aux autres. Un filtre dit combien il en écarte.',
      'La barre du haut porte les deux jours de la page : connu au, et valable au. Tous les liens les gardent.',
      'L’adresse d’une page contient tout ce qui a été demandé. La même adresse sur les mêmes données donne la même page.',
      'Chaque page se termine par « GraphQL » : la question posée aux données, à modifier et à poser de nouveau.',
    ],
    source: {
      ocds: [
        'OCDS',
        'Open Contracting Data Standard, publications de nombreux pays. Ce qui est publié varie : certains nomment tous les candidats, d’autres les seuls titulaires, d’autres aucune offre.',
      ],
      eforms: [
        'eForms (TED)',
        'Avis de l’Union européenne. Les avis d’attribution nomment les titulaires ; les autres candidats seulement si l’acheteur les énumère. Des montants peuvent être occultés pour un temps.',
      ],
      decp: [
        'DECP',
        'Données essentielles de la commande publique. Ne nomme que les titulaires. Le montant est forfaitaire ou un maximum estimé. Les appels à la concurrence n’y figurent pas.',
      ],
      prozorro: [
        'ProZorro',
        'Le système ukrainien de la commande publique. Nomme tous les candidats dès l’ouverture des offres. Chaque état d’un marché est un document.',
      ],
      anac: [
        'ANAC',
        'Données annuelles des organismes publics italiens selon la loi 190. Nomme les invités et les titulaires ; les dates des appels n’y figurent pas.',
      ],
      bods: [
        'BODS',
        'Beneficial Ownership Data Standard : qui détient et contrôle qui, selon les déclarations. Une participation que personne n’a déclarée ne se voit pas.',
      ],
      dossier: [
        'Dossiers',
        'Écrits à la main par la rédaction, d’après des articles et des rapports : chaque affirmation avec son paragraphe, et sur qui elle s’appuie.',
      ],
    },
  },
);
