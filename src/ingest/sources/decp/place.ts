import { nameKey } from '../../../domain/name-key.ts';
import { isFrenchNuts, placeOfDepartment, placeOfRegion } from './department.ts';

/**
 * Where a contract is performed as a NUTS or ISO 3166 code; undefined for a code that its type does not have.
 *
 * INSEE's codes of communes, cantons and arrondissements begin with the department's. Postal codes do too, but for some
 * communes that a neighbouring department's post office serves: of them only the country is certain.
 */
export function placeOf(code: string, type: string | undefined): string | undefined {
  if (isFrenchNuts(code) || code === 'FR') return code;
  switch (nameKey(type ?? '')) {
    case 'code departement':
      return placeOfDepartment(code);
    case 'code region':
      return placeOfRegion(code);
    case 'code commune':
      return /^\d[\dAB]\d{3}$/.test(code) ? placeOfDepartment(departmentPart(code)) : undefined;
    case 'code canton':
    case 'code arrondissement':
      return /^\d[\dAB]\d{1,4}$/.test(code) ? placeOfDepartment(departmentPart(code)) : undefined;
    case 'code postal':
      return /^\d{5}$/.test(code) ? placeOfPostalCode(code) : undefined;
    case 'code pays':
      return /^[A-Z]{2}$/.test(code) ? code : undefined;
    default:
      return undefined;
  }
}

function departmentPart(code: string): string {
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}

function placeOfPostalCode(code: string): string {
  if (code.startsWith('980')) return 'MC';
  const territory = /^9[78]/.test(code) ? placeOfDepartment(code.slice(0, 3)) : undefined;
  return territory?.length === 2 ? territory : 'FR';
}
