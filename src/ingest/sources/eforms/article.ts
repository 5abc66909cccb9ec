import { noticeAddress } from '../../../domain/notice-address.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord } from '../../../model/record.ts';
import { meaningOf, REASONS_FOR_CHANGE } from './code-list.ts';
import { languageTag } from './country.ts';
import type { Notice } from './notice.ts';
import { allWithheld } from './privacy.ts';
import type { Statement } from './statement.ts';
import { codeOf, textsOf } from './text.ts';

/**
 * The notice as a document. Its description says which notices it changes or follows, and every field that it withholds.
 * Made last: by then all flags without a record of their own are known.
 */
export function articleOf(statement: Statement): ArticleRecord {
  const { notice, flags } = statement;
  const number = notice.publicationNumber;
  const identifiers = number === undefined ? [] : [{ scheme: 'TED', value: number }];
  const language = notice.language && languageTag(notice.language);
  if (notice.language !== undefined && language === undefined) {
    flags.push({ flag: 'INVALID_CODE', field: 'language', published: notice.language });
  }
  const description = [changeOf(notice), ...precedingNotices(notice), ...withheldFields(notice)];
  return {
    type: 'ARTICLE',
    ref: statement.article,
    keys: [`eforms:document:${notice.id}`],
    kind: 'NOTICE',
    name: titleOf(notice),
    ...withoutUndefined({
      identifiers: nonEmpty(identifiers),
      url: noticeAddress(identifiers),
      published: notice.published,
      language,
      section: notice.gazette === undefined ? undefined : `OJ S ${notice.gazette}`,
      description: description.filter((text) => text !== undefined).join('\n') || undefined,
      flags: nonEmpty(flags),
    }),
    statedOn: notice.statedOn,
  };
}

function titleOf({ type, changes, publicationNumber, id, root, language }: Notice): string {
  const kind = changes === undefined ? type.title : `Change to ${type.title.toLowerCase()}`;
  const title = textsOf(root.every('ProcurementProject', 'Name'), language)?.text;
  const heading = `${kind} ${publicationNumber ?? id}`;
  return title === undefined ? heading : `${heading}: ${title}`;
}

/** BT-758 and why (BT-140, BT-762), of a change notice and of one that modifies a contract. */
function changeOf({ extension, language }: Notice): string | undefined {
  for (const [part, verb] of [
    ['Changes', 'Changes notice'],
    ['ContractModification', 'Modifies the contract of notice'],
  ] as const) {
    const change = extension?.child(part);
    const changed = codeOf(change?.child('ChangedNoticeIdentifier'));
    if (change === undefined) continue;
    const reasons = change.all('ChangeReason').flatMap((reason) => {
      const code = codeOf(reason.child('ReasonCode'));
      const text = textsOf(reason.all('ReasonDescription'), language)?.text.replace(/\.+$/, '');
      return [meaningOf(REASONS_FOR_CHANGE, code) ?? code, text].filter((each) => each !== undefined);
    });
    const because = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
    return `${verb} ${changed ?? 'without naming it'}${because}.`;
  }
  return undefined;
}

/** BT-125: earlier notices on which this one builds. */
function precedingNotices({ root }: Notice): string[] {
  const references = [
    ...root.every('TenderingProcess', 'NoticeDocumentReference', 'ID'),
    ...root.every('ProcurementProjectLot', 'TenderingProcess', 'NoticeDocumentReference', 'ID'),
  ];
  const numbers = new Set(references.flatMap((id) => codeOf(id)?.replace(/^0+(?=\d)/, '') ?? []));
  return [...numbers].map((number) => `Follows notice ${number}.`);
}

/** Each withheld field once, however many places withhold it for the same reason. */
function withheldFields({ root, language }: Notice): string[] {
  return [...new Set(allWithheld(root, language).map(({ note }) => note))];
}
