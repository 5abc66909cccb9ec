import { extname } from 'node:path';
import { RECORD_SEPARATOR } from './json.ts';

/** A format of published data, or of other files, that is told by how a file begins. */
export interface KnownFormat {
  /** What it is, after "it is". */
  readonly name: string;
  /** The command that reads it: `ocds`; undefined when none does. */
  readonly readBy?: string;
  /** Where none does: what to do in its place. */
  readonly advice?: string;
}

interface Signature extends KnownFormat {
  /** All of these stand in the opening. */
  readonly marks: readonly RegExp[];
}

/** How much of a file is looked at. */
export const RECOGNISED_BYTES = 16 * 1024;

const AS_CSV = 'save its table as CSV';
const OLD_TED = 'its eForms notices, from the end of 2022 on, are read by `greffe import eforms`';

/** An object has the member. */
const has = (member: string) => new RegExp(`"${member}"\\s*:`);
/** A table's first line has the column. */
const column = (name: string) => new RegExp(`^[^\\n]*(?:^|[,;\\t"])${name}(?:$|[,;\\t"\\r\\n])`, 'i');
/** The root of an XML document, whatever stands before it and whatever its prefix is. */
const root = (names: string) => new RegExp(`^\\s*(?:<[?!][^>]*>\\s*)*<(?:[\\w.-]+:)?(?:${names})[\\s>/]`);

const JSON_FORMATS: readonly Signature[] = [
  { name: 'an export of this program', readBy: 'jsonl', marks: [/^\s*\{\s*"record"\s*:/] },
  {
    name: 'entities of FollowTheMoney',
    marks: [has('schema'), has('properties'), /"schema"\s*:\s*"[A-Z]/],
    advice: 'who owns whom is read as BODS, by `greffe import bods`',
  },
  {
    name: 'the register of persons with significant control of Companies House',
    marks: [has('company_number'), has('data'), has('kind')],
    advice: 'Open Ownership publishes it as BODS, which `greffe import bods` reads',
  },
  {
    name: 'data of GLEIF',
    marks: [/"(?:Relationship|LEIRecord|relations|lei-records|LegalName)"\s*:/, /"NodeID"|"LEI"|lei-records/],
    advice: 'who owns whom is read as BODS, by `greffe import bods`',
  },
  {
    name: 'an answer of the search API of TED',
    marks: [/"(?:notices|totalNoticeCount)"\s*:/, /"(?:publication-number|totalNoticeCount)"\s*:/],
    advice: 'download its notices as XML: `greffe import eforms` reads them',
  },
  {
    name: 'an answer of the API of BOAMP',
    marks: [has('idweb')],
    advice: 'notices are read as eForms XML, by `greffe import eforms`, and contracts as DECP',
  },
  {
    name: 'data of USAspending',
    marks: [/"(?:recipient_name|Recipient Name|generated_internal_id|award_id_piid)"\s*:/],
  },
  {
    name: 'a list of notices of Contracts Finder',
    marks: [has('noticeList')],
    advice: 'download it as OCDS: `greffe import ocds` reads that',
  },
  {
    name: 'an answer of a CKAN catalogue',
    marks: [has('help'), has('success'), has('result')],
    advice: 'download the files that it names',
  },
  { name: 'a FeatureCollection of places (GeoJSON)', marks: [/"type"\s*:\s*"FeatureCollection"/] },
  { name: 'BODS', readBy: 'bods', marks: [/"statement(?:Type|ID|Id)"\s*:/] },
  { name: 'OCDS', readBy: 'ocds', marks: [/"(?:ocid|releases)"\s*:/] },
  { name: 'data of ProZorro', readBy: 'prozorro', marks: [/"tenderID"\s*:\s*"UA-/] },
  {
    name: 'DECP',
    readBy: 'decp',
    marks: [/"(?:marches|titulaires|marche|contrat-concession)"\s*:|"acheteur"\s*:[\s\S]*"titulaire/],
  },
];

const XML_FORMATS: readonly Signature[] = [
  {
    name: 'a notice of the TED schema before eForms',
    marks: [root('TED_EXPORT|TED_ESENDERS')],
    advice: OLD_TED,
  },
  {
    name: 'an eForms notice',
    readBy: 'eforms',
    marks: [
      root(
        '(?:Contract|ContractAward|PriorInformation|Modification)Notice|BusinessRegistrationInformationNotice',
      ),
    ],
  },
  { name: 'a publication under Law 190', readBy: 'anac', marks: [root('pubblicazione|indici')] },
  {
    name: 'a notice of BOAMP in its own schema',
    marks: [root('ANNONCE|PARUTION\\w*|BOAMP\\w*|ANNONCES')],
    advice: 'notices are read as eForms XML, by `greffe import eforms`',
  },
  {
    name: 'DECP as XML',
    marks: [root('marches|marche|contrat-concession')],
    advice: 'publishers have it as JSON, too: `greffe import decp` reads that',
  },
  {
    name: 'a feed of the Spanish platform (CODICE)',
    marks: [root('feed'), /ContractFolderStatus|contrataciondelestado/],
    advice: 'its notices above the thresholds are on TED: `greffe import eforms` reads them',
  },
  { name: 'a workbook of Excel', marks: [root('Workbook|workbook')], advice: AS_CSV },
];

const TABLES: readonly Signature[] = [
  {
    name: 'a DECP table',
    readBy: 'decp',
    marks: [column('acheteur[_.]id'), column('titulaire[_.]id(?:_1)?')],
  },
  {
    name: 'the CSV of TED',
    marks: [/^[^\n]*(?:ID_NOTICE_C(?:N|AN)|TED_NOTICE_URL)/],
    advice: OLD_TED,
  },
  { name: 'a table of opentender.eu', marks: [/^[^\n]*\b(?:tender_id|lot_bidsCount|bid_price)\b/] },
  { name: 'data of USAspending', marks: [/^[^\n]*\b(?:contract_transaction_unique_key|award_id_piid)\b/] },
  {
    name: 'a table of CanadaBuys',
    marks: [/^[^\n]*\b(?:referenceNumber-numeroReference|contractNumber-numeroContrat)\b/],
  },
  {
    name: 'OCDS flattened to a table',
    marks: [/^[^\n]*(?:^|[,;"])(?:releases\/\d+\/)?ocid[,;"\r\n]/],
    advice: 'its JSON is read by `greffe import ocds`',
  },
  {
    name: 'BODS flattened to a table',
    marks: [/^[^\n]*(?:^|[,;"])statement(?:ID|Id|_id)[,;"\r\n]/],
    advice: 'its JSON is read by `greffe import bods`',
  },
  {
    name: 'a table of BOAMP',
    marks: [column('idweb')],
    advice: 'notices are read as eForms XML, by `greffe import eforms`',
  },
  { name: 'the register of companies of INSEE (SIRENE)', marks: [column('siren'), column('nic')] },
  { name: 'data of GLEIF', marks: [/^"?LEI"?,"?Entity\.LegalName/] },
  {
    name: 'a table of Contracts Finder',
    marks: [column('Notice Identifier'), column('Organisation Name')],
    advice: 'download it as OCDS: `greffe import ocds` reads that',
  },
];

/** Other files, by their first bytes. */
const BINARIES: readonly (readonly [bytes: string, format: KnownFormat])[] = [
  ['\xd0\xcf\x11\xe0', { name: 'a workbook of Excel', advice: AS_CSV }],
  ['PAR1', { name: 'Parquet', advice: AS_CSV }],
  ['%PDF', { name: 'a PDF' }],
  ['SQLite format 3', { name: 'an SQLite database' }],
];

/** Endings of workbooks, which are zip archives. */
const WORKBOOKS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xlsb', '.ods']);

/** The workbook that a zip archive is, by its name and first bytes; undefined of any other archive. */
export function recogniseWorkbook(name: string, opening: Uint8Array): KnownFormat | undefined {
  const isNamedSo = WORKBOOKS.has(extname(name).toLowerCase());
  const text = Buffer.from(opening).toString('latin1');
  const isOne = isNamedSo || /\[Content_Types\]\.xml|xl\/|oasis\.opendocument\.spreadsheet/.test(text);
  return isOne ? { name: 'a workbook', advice: AS_CSV } : undefined;
}

/**
 * Which format a file is in, by how it begins; undefined of one that is not known. It is a guess for those whose file can't be read: no
 * file is refused for it alone.
 */
export function recogniseFormat(opening: Uint8Array): KnownFormat | undefined {
  const bytes = Buffer.from(opening.buffer, opening.byteOffset, Math.min(opening.length, RECOGNISED_BYTES));
  const latin = bytes.toString('latin1');
  const binary = BINARIES.find(([start]) => latin.startsWith(start));
  if (binary !== undefined) return binary[1];
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    // A sequence of JSON texts (RFC 7464).
    .replace(RECORD_SEPARATOR, '')
    .trimStart();
  if (/^<(?:!doctype\s+)?html[\s>]/i.test(text)) {
    return { name: 'a web page', advice: 'download the file that it leads to' };
  }
  const formats = /^[{[]/.test(text) ? JSON_FORMATS : text.startsWith('<') ? XML_FORMATS : TABLES;
  return formats.find(({ marks }) => marks.every((mark) => mark.test(text)));
}

/** What is said of a file in a format that the command does not read. */
export function otherFormat({ name, readBy, advice }: KnownFormat): string {
  if (readBy !== undefined) return `it is ${name}: \`greffe import ${readBy}\` reads it`;
  return `it is ${name}, which is not read${advice === undefined ? '' : `: ${advice}`}`;
}
