import type { Source } from './source.ts';
import { anacSource } from './sources/anac/source.ts';
import { bodsSource } from './sources/bods/source.ts';
import { decpSource } from './sources/decp/source.ts';
import { eformsSource } from './sources/eforms/source.ts';
import { ocdsSource } from './sources/ocds/source.ts';
import { prozorroSource } from './sources/prozorro/source.ts';

/** The sources that can be imported, in the order that `--help` shows; a new one is one line here. */
export const SOURCES: readonly Source[] = [
  ocdsSource,
  decpSource,
  eformsSource,
  prozorroSource,
  bodsSource,
  anacSource,
];
