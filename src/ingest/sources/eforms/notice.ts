import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { XmlElement } from '../../xml-element.ts';
import { meaningOf, NOTICE_TYPES, type NoticeType, ROOT_TYPES } from './code-list.ts';
import { readNoticeDay } from './stated-value.ts';
import { codeOf } from './text.ts';

/** What a notice says of itself. */
export interface Notice {
  readonly root: XmlElement;
  /** `efext:EformsExtension`, which holds results, organisations and changes. */
  readonly extension: XmlElement | undefined;
  /** BT-701, which all versions of it share. */
  readonly uuid: string;
  /** BT-757: `01` for the first. */
  readonly version: string;
  /** Identifier and version, as other notices refer to it: BT-701 and BT-757 with a dash between. */
  readonly id: string;
  /** BT-04, which all notices of one procedure share; planning notices may have none. */
  readonly procedureId: string | undefined;
  readonly type: NoticeType;
  /** BT-702, the official language: ISO 639-3 in upper case. */
  readonly language: string | undefined;
  /** The day of its publication, else that of its dispatch. */
  readonly statedOn: string;
  /** Day of publication in the Official Journal. */
  readonly published: string | undefined;
  /** Number in the Official Journal without leading zeros: `155315-2025`. */
  readonly publicationNumber: string | undefined;
  /** Issue of the Official Journal: `48/2025`. */
  readonly gazette: string | undefined;
  /** `efac:Changes`: this notice changes an earlier one. */
  readonly changes: XmlElement | undefined;
  readonly flags: readonly QualityFlagRecord[];
}

/** A notice that nothing could ever find again, or that can't be placed in time. */
export class UnreadableNotice extends Error {
  readonly element: XmlElement;

  constructor(element: XmlElement, reason: string) {
    super(reason);
    this.element = element;
  }
}

/** @throws UnreadableNotice when it has no identifier or no date */
export function readNotice(root: XmlElement): Notice {
  const extension = root.at('UBLExtensions', 'UBLExtension', 'ExtensionContent', 'EformsExtension');
  const uuid = codeOf(root.child('ID'))?.toLowerCase();
  if (uuid === undefined) throw new UnreadableNotice(root, 'the notice has no identifier (BT-701)');
  const flags: QualityFlagRecord[] = [];
  const published = readNoticeDay(extension?.at('Publication', 'PublicationDate'), 'published', flags);
  const statedOn = published ?? readNoticeDay(root.child('IssueDate'), 'cbc:IssueDate', flags);
  if (statedOn === undefined) {
    const reason = 'the notice says neither when it was published nor when it was sent (BT-05)';
    throw new UnreadableNotice(root, reason);
  }
  const number = codeOf(extension?.at('Publication', 'NoticePublicationID'));
  const version = codeOf(root.child('VersionID')) ?? '01';
  if (published === undefined) flags.push({ flag: 'MISSING_DATE', field: 'published' });
  return {
    root,
    extension,
    uuid,
    version,
    id: `${uuid}-${version}`,
    procedureId: codeOf(root.child('ContractFolderID'))?.toLowerCase(),
    type: typeOf(root, flags),
    language: codeOf(root.child('NoticeLanguageCode'))?.toUpperCase(),
    statedOn,
    published,
    publicationNumber: number?.replace(/^0+(?=\d)/, ''),
    gazette: codeOf(extension?.at('Publication', 'GazetteID')),
    changes: extension?.child('Changes'),
    flags,
  };
}

function typeOf(root: XmlElement, flags: QualityFlagRecord[]): NoticeType {
  const code = codeOf(root.child('NoticeTypeCode'));
  const known = meaningOf(NOTICE_TYPES, code);
  if (known === undefined && code !== undefined) {
    flags.push({ flag: 'INVALID_CODE', field: 'cbc:NoticeTypeCode', published: code });
  }
  const type = known ?? meaningOf(ROOT_TYPES, root.name);
  if (type === undefined) throw new UnreadableNotice(root, `<${root.name}> is no notice of procurement`);
  return type;
}
