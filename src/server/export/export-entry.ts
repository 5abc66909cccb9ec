import { PostgresReader } from '../../db/publication/postgres-reader.ts';
import { Session } from '../../db/read/row/session.ts';
import { BadUserInput, Unavailable } from '../../domain/error.ts';
import { FORMATS } from '../../export/registry.ts';
import { buildCatalogue } from '../../schema/build.ts';
import { answerQuestions } from '../../worker/worker-client.ts';
import { createSlugLists } from '../slug-lists.ts';
import type { ExportSession } from './export-session.ts';
import type { ExportQuestion, ExportReply } from './export-thread.ts';
import { createLinkedData } from './linked-data.ts';
import { LocalExport } from './local-source.ts';

/** An export, and the connection that holds its state. */
interface Running {
  readonly reader: PostgresReader;
  readonly made: LocalExport;
}

answerQuestions<ExportQuestion, ExportReply>(
  () => {
    const catalogue = buildCatalogue();
    const running = new Map<number, Running>();
    /** For what is read at once. */
    const shared = new PostgresReader();
    const hold = (reader: PostgresReader): ExportSession => {
      const { close } = reader.hold();
      return { session: new Session(reader, catalogue), close };
    };
    const readLinkedData = createLinkedData(() => hold(shared));
    const slugs = createSlugLists(() => hold(shared));
    const runningOf = (number: number): Running => {
      const found = running.get(number);
      if (!found) throw new Error(`no export ${number} is under way`);
      return found;
    };
    const begin = (question: Extract<ExportQuestion, { asks: 'begin' }>): ExportReply => {
      const { source, filter, language } = question;
      const format = FORMATS.find(({ name }) => name === question.format);
      if (!format) throw new Error(`no format is called ${question.format}`);
      const reader = new PostgresReader();
      try {
        reader.readFrom(source);
        // Its state is that of the first reading.
        reader.state();
        const made = new LocalExport(hold(reader), { format, filter, language });
        running.set(question.export, { reader, made });
        return { state: reader.stateName };
      } catch (error) {
        reader.close();
        throw error;
      }
    };
    const answer = async (question: ExportQuestion): Promise<ExportReply> => {
      switch (question.asks) {
        case 'begin':
          return begin(question);
        case 'next': {
          const { bytes, written } = await runningOf(question.export).made.next();
          return { bytes: Uint8Array.from(bytes), written };
        }
        case 'describe':
          return { manifest: await runningOf(question.export).made.describe(question.written) };
        case 'stop': {
          const { made, reader } = runningOf(question.export);
          running.delete(question.export);
          made.stop();
          reader.close();
          return {};
        }
        case 'document': {
          shared.readFrom(question.source);
          const document = await readLinkedData(question.thing, question.language);
          return { document, state: shared.stateName };
        }
        case 'slugs': {
          shared.readFrom(question.source);
          const { type, number } = question;
          if (number === undefined) return { count: await slugs.count(type), state: shared.stateName };
          return { slugs: await slugs.read(type, number), state: shared.stateName };
        }
      }
    };
    return (question) => answer(question).catch(asRefusal);
  },
  ({ bytes }) => (bytes ? [bytes.buffer] : []),
);

function asRefusal(error: unknown): ExportReply {
  if (error instanceof BadUserInput) {
    return { refused: { as: 'BadUserInput', message: error.message, argument: error.argument } };
  }
  if (error instanceof Unavailable) return { refused: { as: 'Unavailable' } };
  throw error;
}
