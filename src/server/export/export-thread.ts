import type { BridgeSource } from '../../db/publication/bridge.ts';
import type { NodeType } from '../../domain/node.ts';
import type { Manifest, WrittenExport } from '../../export/manifest.ts';
import type { Language } from '../../model/sentence/verb.ts';
import type { WrittenFilter } from '../../schema/argument/tender-filter-text.ts';
import type { LinkedDocument, LinkedThing } from './linked-data.ts';

/** What a thread is asked that reads a publication for exports. */
export type ExportQuestion =
  | {
      readonly asks: 'begin';
      readonly export: number;
      readonly source: BridgeSource;
      /** Name of the format. */
      readonly format: string;
      readonly filter: WrittenFilter | undefined;
      readonly language: Language;
    }
  | { readonly asks: 'next' | 'stop'; readonly export: number }
  | { readonly asks: 'describe'; readonly export: number; readonly written: WrittenExport }
  | {
      readonly asks: 'document';
      readonly source: BridgeSource;
      readonly thing: LinkedThing;
      readonly language: Language;
    }
  | {
      readonly asks: 'slugs';
      readonly source: BridgeSource;
      readonly type: NodeType;
      /** Absent: how many lists there are. */
      readonly number?: number;
    };

/** What it answers, by what was asked. */
export interface ExportReply {
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly written?: WrittenExport | undefined;
  readonly manifest?: Manifest;
  readonly document?: LinkedDocument | undefined;
  readonly count?: number;
  readonly slugs?: readonly string[];
  /** The state that was read, as `PublicationState` names it. */
  readonly state?: string | undefined;
  /** Why there is nothing of all that. */
  readonly refused?: ExportRefusal;
}

/** A mistake of the caller, or a server that does not answer; all else that goes wrong is thrown. */
export type ExportRefusal =
  | { readonly as: 'BadUserInput'; readonly message: string; readonly argument: string | undefined }
  | { readonly as: 'Unavailable' };
