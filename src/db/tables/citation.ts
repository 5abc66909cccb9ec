import { citation } from '../../model/claims/citation.ts';
import { claimTable } from './claim-table.ts';

export const citations = claimTable(citation);
