import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { ExportCounts } from '../../../src/export/format.ts';
import { MeasuredExport } from '../../../src/export/measure.ts';
import { ExportStream } from '../../../src/server/export/export-stream.ts';

const PIECE = 'x'.repeat(40_000);

/** An export of so many pieces, that tells how many were made and whether it was ended. */
function writing(pieces: number) {
  const state = { made: 0, isOver: false };
  function* write(): Generator<string, ExportCounts> {
    try {
      for (; state.made < pieces; state.made++) yield PIECE;
      return { pieces };
    } finally {
      state.isOver = true;
    }
  }
  return { state, measured: new MeasuredExport(write()) };
}

it('gives all bytes, and measures them', async () => {
  const { measured } = writing(30);
  expect(await text(new ExportStream(measured))).toBe(PIECE.repeat(30));
  expect(measured.bytes).toBe(30 * PIECE.length);
});

it('is over when nothing is taken for too long, having made little more than was taken', async () => {
  const { state, measured } = writing(1_000);
  const stream = new ExportStream(measured, 50);
  stream.once('readable', () => stream.read(1));
  await once(stream, 'close');
  expect(stream.readableEnded).toBe(false);
  expect(state.isOver).toBe(true);
  expect(state.made).toBeLessThan(10);
});

it('ends the work when it is destroyed', async () => {
  const { state, measured } = writing(1_000);
  const stream = new ExportStream(measured);
  await once(stream, 'readable');
  stream.destroy();
  await once(stream, 'close');
  expect(state.isOver).toBe(true);
});
