import { type Language, words } from '../language.ts';

/**
 * The 45 divisions of the Common Procurement Vocabulary of 2008 (Regulation (EC) 213/2008), each in a few words: the names of the
 * regulation are up to three lines long.
 */
const DIVISIONS = words(
  {
    '03': 'Farming, fishing and forestry products',
    '09': 'Fuels, electricity and other energy',
    14: 'Mining products and metals',
    15: 'Food, beverages and tobacco',
    16: 'Agricultural machinery',
    18: 'Clothing, footwear and luggage',
    19: 'Leather, textiles, plastics and rubber',
    22: 'Printed matter',
    24: 'Chemical products',
    30: 'Office and computing equipment',
    31: 'Electrical equipment and lighting',
    32: 'Radio, television and telecommunication equipment',
    33: 'Medical equipment and pharmaceuticals',
    34: 'Vehicles and transport equipment',
    35: 'Security, police and defence equipment',
    37: 'Musical instruments, sports goods and toys',
    38: 'Laboratory, optical and precision equipment',
    39: 'Furniture, household and cleaning products',
    41: 'Collected and purified water',
    42: 'Industrial machinery',
    43: 'Mining, quarrying and construction machinery',
    44: 'Construction materials and structures',
    45: 'Construction work',
    48: 'Software and information systems',
    50: 'Repair and maintenance services',
    51: 'Installation services, except software',
    55: 'Hotel, restaurant and retail services',
    60: 'Transport services, except waste',
    63: 'Services beside transport, travel agencies',
    64: 'Postal and telecommunication services',
    65: 'Public utilities',
    66: 'Financial and insurance services',
    70: 'Real estate services',
    71: 'Architecture, engineering and inspection',
    72: 'IT services',
    73: 'Research and development',
    75: 'Administration, defence and social security',
    76: 'Services to the oil and gas industry',
    77: 'Farming, forestry and gardening services',
    79: 'Business services: law, marketing, consulting, printing, security',
    80: 'Education and training',
    85: 'Health and social work',
    90: 'Sewage, refuse, cleaning and environment',
    92: 'Recreation, culture and sport',
    98: 'Other community, social and personal services',
  },
  {
    '03': 'Produits de l’agriculture, de la pêche et de la forêt',
    '09': 'Combustibles, électricité et autres énergies',
    14: 'Produits des mines et métaux',
    15: 'Denrées, boissons et tabac',
    16: 'Machines agricoles',
    18: 'Vêtements, chaussures et bagages',
    19: 'Cuirs, textiles, plastiques et caoutchouc',
    22: 'Imprimés',
    24: 'Produits chimiques',
    30: 'Matériel de bureau et informatique',
    31: 'Matériel électrique et éclairage',
    32: 'Matériel de radio, de télévision et de télécommunication',
    33: 'Matériel médical et produits pharmaceutiques',
    34: 'Véhicules et matériel de transport',
    35: 'Matériel de sécurité, de police et de défense',
    37: 'Instruments de musique, articles de sport et jouets',
    38: 'Matériel de laboratoire, d’optique et de précision',
    39: 'Meubles, équipement ménager et produits d’entretien',
    41: 'Eau captée et épurée',
    42: 'Machines industrielles',
    43: 'Machines de mine, de carrière et de chantier',
    44: 'Matériaux et structures de construction',
    45: 'Travaux de construction',
    48: 'Logiciels et systèmes d’information',
    50: 'Réparation et entretien',
    51: 'Installation, hors logiciels',
    55: 'Hôtellerie, restauration et commerce de détail',
    60: 'Transport, hors déchets',
    63: 'Services annexes des transports, agences de voyages',
    64: 'Poste et télécommunications',
    65: 'Distribution d’eau, de gaz et d’électricité',
    66: 'Services financiers et assurances',
    70: 'Services immobiliers',
    71: 'Architecture, ingénierie et contrôle',
    72: 'Services informatiques',
    73: 'Recherche et développement',
    75: 'Administration, défense et sécurité sociale',
    76: 'Services à l’industrie du pétrole et du gaz',
    77: 'Services agricoles, forestiers et horticoles',
    79: 'Services aux entreprises : droit, marketing, conseil, impression, sécurité',
    80: 'Enseignement et formation',
    85: 'Santé et action sociale',
    90: 'Assainissement, déchets, propreté et environnement',
    92: 'Loisirs, culture et sport',
    98: 'Autres services collectifs, sociaux et personnels',
  },
);

const DIVISION_LENGTH = 2;

/** The divisions with their names in a language, in the order of their codes. */
export function cpvDivisions(language: Language): (readonly [code: string, name: string])[] {
  return Object.entries(DIVISIONS[language]).sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * A code of the CPV as a reader knows it, by the division in which it is: "Construction work (45)", "Construction work (45214000)". A
 * code of no division as it is.
 */
export function cpvName(language: Language, code: string): string {
  const names: Readonly<Record<string, string>> = DIVISIONS[language];
  const name = names[code.slice(0, DIVISION_LENGTH)];
  return name === undefined ? code : `${name} (${code})`;
}
