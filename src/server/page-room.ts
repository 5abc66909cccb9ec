import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { AnswerParameters } from './answer/answer-parameters.ts';
import type { ReadState } from './answer/conditional.ts';
import type { Exchange } from './answer/exchange.ts';
import type { ReadLinkedData } from './export/linked-data.ts';
import type { EncodingChoice } from './http/compression.ts';
import type { SlugLists } from './slug-lists.ts';

/** What pages for people are made with: the functions that serve clients. */
export interface PageRoom {
  readonly config: Config;
  readonly logger: Logger;
  /** Checks, costs and executes an operation; without entity tags and persisted documents, which are a client's. */
  readonly answer: AnswerParameters;
  /** The errors as a client may see them; those that are ours are logged. */
  readonly showErrors: (errors: readonly unknown[], exchange: Exchange) => readonly GraphQLError[];
  /** Names the state of the database; without it nothing is kept. */
  readonly readState: ReadState | undefined;
  /** The slugs of all nodes; without it there is no list of all pages. */
  readonly slugs: SlugLists | undefined;
  /** Without it no thing can be had as linked data. */
  readonly readLinkedData: ReadLinkedData | undefined;
  readonly chooseEncoding: EncodingChoice;
}
