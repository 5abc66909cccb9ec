import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { sirenOf } from '../../../src/domain/identifier.ts';
import { nameKey } from '../../../src/domain/name-key.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const TABLE = join(DATA, 'decp-2024-csv/decp_2024H2_travaux_cpv4521.csv');
const FOLDERS = [join(DATA, 'decp-2019'), join(DATA, 'decp-2019/pes-files')];

export const HAS_REGISTER_SET = [TABLE, ...FOLDERS].every((path) => existsSync(path));

/** A spelling of a company's name, as a contract has it beside a SIRET that holds. */
export interface RegisteredName {
  readonly siren: string;
  readonly name: string;
}

interface Contract {
  readonly acheteur?: { readonly id?: string; readonly nom?: string };
  readonly titulaires?: readonly { readonly id?: string; readonly denominationSociale?: string }[];
}

/** Every spelling of every company in the French contract files, each once; case and accents make no other spelling. */
export function readRegisterSet(): RegisteredName[] {
  const known = new Map<string, RegisteredName>();
  for (const [siret, name] of [...stringsInTable(), ...FOLDERS.flatMap(stringsInFolder)]) {
    const siren = siret === undefined ? undefined : sirenOf(siret);
    if (siren === undefined || name === undefined || name.trim() === '') continue;
    const key = `${siren} ${nameKey(name)}`;
    if (!known.has(key)) known.set(key, { siren, name });
  }
  return [...known.values()];
}

type Stated = readonly [siret: string | undefined, name: string | undefined];

function stringsInTable(): Stated[] {
  const rows: Record<string, string>[] = parse(readFileSync(TABLE), { columns: true });
  return rows.flatMap((row) => [
    [row.acheteur_id, row.acheteur_nom] as const,
    [row.titulaire_id, row.titulaire_nom] as const,
  ]);
}

function stringsInFolder(folder: string): Stated[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => contractsIn(join(folder, file)).flatMap(partiesOf));
}

function contractsIn(file: string): readonly Contract[] {
  const { marches } = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as {
    marches: readonly Contract[] | { readonly marche: readonly Contract[] };
  };
  return 'marche' in marches ? marches.marche : marches;
}

function partiesOf({ acheteur, titulaires }: Contract): Stated[] {
  const winners = Array.isArray(titulaires) ? titulaires : [];
  return [
    [acheteur?.id, acheteur?.nom],
    ...winners.map(({ id, denominationSociale }) => [id, denominationSociale] as const),
  ];
}
