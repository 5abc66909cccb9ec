import pino, { type Logger } from 'pino';
import type { Config } from '../../config.ts';

/** Lines are written together: a system call for each would take longer than some answers. */
const BUFFER_BYTES = 8_192;
/** So late a line may come; at the end of the process none is left behind, unless it is killed. */
const FLUSH_MS = 100;

/** Opens the log of a serving process, in lines of JSON on standard output. */
export function openLog({ logLevel }: Config, worker?: number): Logger {
  const destination = pino.destination({ sync: false, minLength: BUFFER_BYTES, periodicFlush: FLUSH_MS });
  return pino({ level: logLevel, base: worker === undefined ? null : { worker } }, destination);
}
