import type { Chance } from './chance.ts';

const PLACE_STARTS =
  'Aig Bar Bel Bois Bour Brian Cast Char Clair Corm Dam Ém Font Fré Gour Haut La Lus Mal Mar Mir Mont Mor Neuf Orl Pér Plé Pont Quim Roche Saint-Ay Saint-Br Sauv Ser Thi Tré Val Vern Vieux Vill'.split(
    ' ',
  );
const PLACE_ENDS =
  'ac agny al ambert anges aret aumont beau bourg brune celles court dieu ède ency euil évy fort gny goulême ières igny lac luçon mer mont nay ny oulx prest rac roux sac sur teuil ux vaux vert ville'.split(
    ' ',
  );

const STEM_STARTS =
  'Al Ar Bal Cal Cor Dex El Fal Gal Hel Ix Jun Kal Lum Mer Nor Nov Or Pro Quan Riv Sol Syn Tel Ul Vec Ver Xen Yl Zéph'.split(
    ' ',
  );
const STEM_MIDDLES = 'a ad al am ani ar avi e el en era i ia il ima o oc ola on ora u ula um uni yra'.split(
  ' ',
);
const STEM_ENDS =
  'bel cia dis dor fact gis lia lor mat nex nis nova pol ra ris sys tec tis val via xia zen'.split(' ');

/** Public bodies as they call themselves, with the place they serve. */
const BODIES = [
  'Commune de',
  'Ville de',
  'Centre hospitalier de',
  'Communauté de communes de',
  'Département de',
  'Université de',
  'Office public de l’habitat de',
  'Lycée polyvalent de',
  'Syndicat des eaux de',
  'Service départemental d’incendie de',
] as const;

/** Trades of companies, and the start of their websites' and names' second word. */
const TRADES = [
  'Informatique',
  'Numérique',
  'Travaux publics',
  'Bâtiment',
  'Nettoyage',
  'Restauration',
  'Transports',
  'Énergie',
  'Ingénierie',
  'Conseil',
  'Mobilier',
  'Paysage',
  'Sécurité',
  'Santé',
  'Imprimerie',
  'Hébergement',
] as const;

/** What is bought, with its CPV code. */
export const SUBJECTS = [
  { cpv: '72212000', title: 'Développement d’une application de gestion des aides' },
  { cpv: '72410000', title: 'Hébergement de plateformes en nuage' },
  { cpv: '72250000', title: 'Maintenance et assistance des systèmes d’information' },
  { cpv: '48000000', title: 'Acquisition de licences de logiciels' },
  { cpv: '30200000', title: 'Fourniture de postes de travail et de serveurs' },
  { cpv: '72300000', title: 'Traitement et archivage de données de santé' },
  { cpv: '45233140', title: 'Travaux de voirie' },
  { cpv: '45214000', title: 'Construction d’un groupe scolaire' },
  { cpv: '45215100', title: 'Rénovation d’un bâtiment hospitalier' },
  { cpv: '45331000', title: 'Remplacement des installations de chauffage' },
  { cpv: '90910000', title: 'Nettoyage des locaux' },
  { cpv: '90511000', title: 'Collecte des ordures ménagères' },
  { cpv: '55524000', title: 'Restauration scolaire et livraison de repas' },
  { cpv: '60130000', title: 'Transport scolaire' },
  { cpv: '39160000', title: 'Fourniture de mobilier scolaire' },
  { cpv: '33600000', title: 'Fourniture de médicaments' },
  { cpv: '33140000', title: 'Fourniture de consommables médicaux' },
  { cpv: '34144210', title: 'Acquisition de véhicules d’incendie' },
  { cpv: '09310000', title: 'Fourniture d’électricité' },
  { cpv: '77310000', title: 'Entretien des espaces verts' },
  { cpv: '71240000', title: 'Maîtrise d’œuvre pour la rénovation énergétique' },
  { cpv: '79810000', title: 'Impression de documents' },
  { cpv: '79710000', title: 'Gardiennage et surveillance des sites' },
  { cpv: '66510000', title: 'Services d’assurances' },
  { cpv: '80530000', title: 'Formation professionnelle des agents' },
] as const;

const COUNTRIES = [
  { country: 'FR', legalForms: ['SAS', 'SA', 'SARL', 'SCOP'], weight: 62 },
  { country: 'DE', legalForms: ['GmbH', 'AG', 'GmbH & Co. KG'], weight: 12 },
  { country: 'IT', legalForms: ['S.p.A.', 'S.r.l.'], weight: 8 },
  { country: 'BE', legalForms: ['SA/NV', 'SRL'], weight: 7 },
  { country: 'ES', legalForms: ['S.A.', 'S.L.'], weight: 6 },
  { country: 'GB', legalForms: ['Ltd', 'plc'], weight: 5 },
] as const;
const WEIGHTED_COUNTRIES = COUNTRIES.map((each) => [each, each.weight] as const);

export function inventPlace(chance: Chance): string {
  return chance.oneOf(PLACE_STARTS) + chance.oneOf(PLACE_ENDS);
}

export function inventPublicBody(chance: Chance): { name: string; place: string } {
  const place = inventPlace(chance);
  return { name: `${chance.oneOf(BODIES)} ${place}`, place };
}

export function inventCompany(chance: Chance): { name: string; country: string; trade: string } {
  const { country, legalForms } = chance.weighted(WEIGHTED_COUNTRIES);
  const stem = chance.oneOf(STEM_STARTS) + chance.oneOf(STEM_MIDDLES) + chance.oneOf(STEM_ENDS);
  const trade = chance.oneOf(TRADES);
  return { name: `${stem} ${trade} ${chance.oneOf(legalForms)}`, country, trade };
}
