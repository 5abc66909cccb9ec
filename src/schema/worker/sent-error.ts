import { GraphQLError, type Source } from 'graphql';
import {
  BadUserInput,
  GreffeError,
  NotFound,
  Unavailable,
  type UnavailableCode,
} from '../../domain/error.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';

/** What was thrown, as far as it says to whom it may be shown, and as the log shows it. */
type SentOrigin =
  | { readonly as: 'BadUserInput'; readonly message: string; readonly argument: string | undefined }
  | { readonly as: 'NotFound'; readonly kind: string; readonly key: string }
  | {
      readonly as: 'Unavailable';
      readonly code: UnavailableCode;
      readonly message: string;
      readonly retryAfterSeconds: number | undefined;
    }
  | {
      readonly as: 'Error';
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      readonly code: unknown;
    };

/** An error of a query that goes from one thread to another, whose classes are others. */
export interface SentError {
  readonly message: string;
  readonly path: readonly (string | number)[] | undefined;
  /** Places in the document. */
  readonly positions: readonly number[] | undefined;
  readonly extensions: Record<string, unknown>;
  /** Undefined where it is an error of GraphQL itself. */
  readonly origin: SentOrigin | undefined;
}

/** Makes of an error what can be handed to another thread. */
export function packError(error: GraphQLError): SentError {
  const { message, path, positions, extensions } = error;
  let origin: unknown = error;
  while (origin instanceof GraphQLError && origin.originalError !== undefined) origin = origin.originalError;
  return {
    message,
    path,
    positions,
    extensions,
    origin: origin instanceof GraphQLError ? undefined : packOrigin(origin),
  };
}

function packOrigin(origin: unknown): SentOrigin {
  if (origin instanceof BadUserInput) {
    return { as: 'BadUserInput', message: origin.message, argument: origin.argument };
  }
  if (origin instanceof NotFound) return { as: 'NotFound', kind: origin.kind, key: origin.key };
  if (origin instanceof Unavailable) {
    const { code, message, retryAfterSeconds } = origin;
    return { as: 'Unavailable', code, message, retryAfterSeconds };
  }
  const { name, message, stack, code } = origin as NodeJS.ErrnoException;
  return { as: 'Error', name, message, stack, code: typeof code === 'string' ? code : undefined };
}

/** The same error again, in this thread. @param source of the document, in which its places are */
export function unpackError(sent: SentError, source: Source | undefined): GraphQLError {
  const { message, path, positions, extensions, origin } = sent;
  return new GraphQLError(message, {
    ...(source && withoutUndefined({ source, positions })),
    ...withoutUndefined({ path }),
    extensions,
    ...(origin && { originalError: unpackOrigin(origin) }),
  });
}

function unpackOrigin(origin: SentOrigin): Error {
  switch (origin.as) {
    case 'BadUserInput':
      return new BadUserInput(origin.message, origin.argument);
    case 'NotFound':
      return new NotFound(origin.kind, origin.key);
    case 'Unavailable':
      return new Unavailable(origin.code, origin.message, origin.retryAfterSeconds);
    case 'Error': {
      const { name, message, stack, code } = origin;
      const error = typeof code === 'string' ? new GreffeError(code, message) : new Error(message);
      return Object.assign(error, { name, stack });
    }
  }
}
