import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from '../../config.ts';

/** Lines are written together: a system call for each takes as long as some answers do. */
const BUFFER_BYTES = 8_192;
/** So late a line may come. */
const FLUSH_MS = 100;

/** Opens the log of a serving process, in lines of JSON on standard output. At its end none is left behind, unless it is killed. */
export function openLog({ logLevel }: Config, worker?: number): Logger {
  return pino({ level: logLevel, base: worker === undefined ? null : { worker } }, openDestination());
}

/** It gathers bytes: of text, it would count those gathered so far again at every line, which takes longer than to make the line. */
function openDestination(): DestinationStream {
  const destination = pino.destination({
    dest: 1,
    sync: true,
    minLength: BUFFER_BYTES,
    periodicFlush: FLUSH_MS,
    contentMode: 'buffer',
  });
  process.on('exit', () => destination.flushSync());
  // In this mode bytes are what it takes, though its type says text.
  return { write: (line) => destination.write(Buffer.from(line) as unknown as string) };
}
