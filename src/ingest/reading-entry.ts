import { parentPort, workerData } from 'node:worker_threads';
import { readInput } from './read-input.ts';
import { MessageWriter } from './reading-message.ts';
import { MESSAGES_AHEAD, type ReadingTask } from './reading-thread.ts';
import { SOURCES } from './registry.ts';

/** Reads one input and sends what comes out of it, a few messages ahead of whoever takes them. */
async function sendReadings({ source: name, options, input, skip }: ReadingTask): Promise<void> {
  const port = parentPort;
  const source = SOURCES.find((each) => each.name === name);
  if (port === null || source === undefined) throw new Error(`There is nobody to read ${name} for.`);
  let free = MESSAGES_AHEAD;
  let goOn: (() => void) | undefined;
  port.on('message', () => {
    free++;
    goOn?.();
  });
  const writer = new MessageWriter(source.partwise);
  let bytes = 0;
  let seen = 0;
  const send = async (isLast: boolean) => {
    if (free === 0) await new Promise<void>((resolve) => (goOn = resolve));
    free--;
    const message = writer.take(bytes, isLast);
    port.postMessage(message, [message.texts.buffer]);
    bytes = 0;
  };
  const onBytes = (count: number) => {
    bytes += count;
  };
  for await (const reading of readInput(source, options, input, { onBytes, signal: undefined })) {
    if ('item' in reading && ++seen <= skip) writer.skip();
    else writer.write(reading);
    if (writer.isFull) await send(false);
  }
  await send(true);
  port.close();
}

await sendReadings(workerData as ReadingTask);
