import type { NodeRef } from '../../../model/record.ts';
import { DocumentBuilder } from '../../document-builder.ts';
import type { SourceFile } from '../../source.ts';
import type { Notice } from './notice.ts';

const ARTICLE: NodeRef = 'notice';
export const TENDER: NodeRef = 'tender';

/** What one notice states, while it is being read: its parts add to it. */
export class Statement extends DocumentBuilder {
  readonly notice: Notice;

  constructor(file: Pick<SourceFile, 'name'>, notice: Notice) {
    super(file, notice.root.locator, ARTICLE);
    this.notice = notice;
    this.flags.push(...notice.flags);
  }
}
