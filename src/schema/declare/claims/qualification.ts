import { qualifications } from '../../../db/tables/qualification.ts';
import { qualification as model } from '../../../model/claims/qualification.ts';
import { declareModelled } from './common.ts';

export const qualification = declareModelled(model, qualifications);
