/** A notice in as few words as a test needs. */
export interface NoticeText {
  readonly id: string;
  readonly version?: string;
  readonly published: string;
  /** `ContractNotice` for calls, `ContractAwardNotice` for results and modifications. */
  readonly type: 'cn-standard' | 'veat' | 'can-standard' | 'can-modif';
  /** Instant of dispatch; the day of publication by default. */
  readonly sent?: readonly [day: string, time: string];
  readonly lots?: readonly string[];
  /** Its number in the Official Journal. */
  readonly number?: string;
  /** The notice that it changes, by identifier or by number, why, and the sections that the change is about. */
  readonly changes?: { readonly of: string; readonly reason?: string; readonly sections?: readonly string[] };
  readonly modifies?: string;
  readonly result?: string;
  readonly buyer?: string;
}

export const uuid = (number: number) => `0a0a0a0a-0000-4000-8000-${String(number).padStart(12, '0')}`;

const ROOTS = {
  'cn-standard': 'ContractNotice',
  veat: 'ContractAwardNotice',
  'can-standard': 'ContractAwardNotice',
  'can-modif': 'ContractAwardNotice',
};

const NAMESPACES = [
  ['cac', 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'],
  ['cbc', 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'],
  ['efac', 'http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1'],
  ['efbc', 'http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1'],
  ['efext', 'http://data.europa.eu/p27/eforms-ubl-extensions/1'],
  ['ext', 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2'],
].map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);

/** Organisations that every notice defines: a buyer and three bidders. */
const ORGANISATIONS = ['Harbour Town', 'Ebb Works', 'Flood Works', 'Tide Works'].map(
  (name, position) => `<efac:Organization><efac:Company>
    <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-000${position + 1}</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name languageID="ENG">${name}</cbc:Name></cac:PartyName></efac:Company></efac:Organization>`,
);

export function noticeText(notice: NoticeText): string {
  const { id, version = '01', published, type, sent = [published], lots = ['LOT-0001'] } = notice;
  const root = ROOTS[type];
  const [day, time] = sent;
  return `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" ${NAMESPACES.join(' ')}>
  <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
    ${changeText(notice)}${notice.result === undefined ? '' : `<efac:NoticeResult>${notice.result}</efac:NoticeResult>`}
    <efac:Organizations>${ORGANISATIONS.join('')}</efac:Organizations>
    <efac:Publication>${notice.number === undefined ? '' : `<efbc:NoticePublicationID>${notice.number}</efbc:NoticePublicationID>`}<efbc:PublicationDate>${published}+01:00</efbc:PublicationDate></efac:Publication>
  </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
  <cbc:ID schemeName="notice-id">${id}</cbc:ID><cbc:ContractFolderID>${uuid(999)}</cbc:ContractFolderID>
  <cbc:IssueDate>${day}+01:00</cbc:IssueDate>${time === undefined ? '' : `<cbc:IssueTime>${time}+01:00</cbc:IssueTime>`}
  <cbc:VersionID>${version}</cbc:VersionID><cbc:NoticeTypeCode>${type}</cbc:NoticeTypeCode>
  <cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>
  <cac:ContractingParty><cac:Party>${
    notice.buyer ??
    '<cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>'
  }</cac:Party></cac:ContractingParty>
  <cac:ProcurementProject><cbc:Name languageID="ENG">Dredging</cbc:Name></cac:ProcurementProject>
  ${lots.map((lot) => `<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">${lot}</cbc:ID></cac:ProcurementProjectLot>`).join('')}
</${root}>`;
}

function changeText({ changes, modifies }: NoticeText): string {
  if (modifies !== undefined) {
    return `<efac:ContractModification><efbc:ChangedNoticeIdentifier>${modifies}</efbc:ChangedNoticeIdentifier></efac:ContractModification>`;
  }
  if (changes === undefined) return '';
  const { of, reason = 'update-add', sections = [] } = changes;
  const told = sections.map(
    (section) =>
      `<efac:ChangedSection><efbc:ChangedSectionIdentifier>${section}</efbc:ChangedSectionIdentifier></efac:ChangedSection>`,
  );
  return `<efac:Changes><efbc:ChangedNoticeIdentifier>${of.includes('-20') ? of : `${of}-01`}</efbc:ChangedNoticeIdentifier>
    <efac:ChangeReason><cbc:ReasonCode>${reason}</cbc:ReasonCode></efac:ChangeReason>
    <efac:Change>${told.join('')}</efac:Change></efac:Changes>`;
}

/** One tender of one organisation that won its lot, or that the result does not say won. */
export interface ResultText {
  readonly lot: string;
  /** 2 to 4 are Ebb, Flood and Tide Works. */
  readonly by: number;
  readonly amount: number;
  readonly outcome?: string;
  /** Whether result and contract refer to the tender; where not, only the lot says which it is. */
  readonly isReferenced?: boolean;
  readonly received?: number;
  /** In place of the reference to the tenderer. */
  readonly tenderer?: string;
}

export function resultText(results: readonly ResultText[], total?: number): string {
  const each = results.map((result, position) => partsOf(result, position + 1));
  const amount = total === undefined ? '' : `<cbc:TotalAmount currencyID="EUR">${total}</cbc:TotalAmount>`;
  return (
    amount +
    ['lot', 'tender', 'contract', 'party']
      .map((part) => each.map((one) => one[part as 'lot']).join(''))
      .join('')
  );
}

function partsOf(result: ResultText, number: number) {
  const { lot, by, amount, outcome = 'selec-w', isReferenced = true, received, tenderer } = result;
  const group = lot.startsWith('GLO') ? 'LotsGroup' : 'Lot';
  const reference = isReferenced ? `<efac:LotTender><cbc:ID>TEN-${number}</cbc:ID></efac:LotTender>` : '';
  const count =
    received === undefined
      ? ''
      : `<efac:ReceivedSubmissionsStatistics><efbc:StatisticsCode>tenders</efbc:StatisticsCode><efbc:StatisticsNumeric>${received}</efbc:StatisticsNumeric></efac:ReceivedSubmissionsStatistics>`;
  const of = `<efac:TenderLot><cbc:ID schemeName="${group}">${lot}</cbc:ID></efac:TenderLot>`;
  return {
    lot: `<efac:LotResult><cbc:TenderResultCode>${outcome}</cbc:TenderResultCode>${reference}${count}<efac:SettledContract><cbc:ID>CON-${number}</cbc:ID></efac:SettledContract>${of}</efac:LotResult>`,
    tender: `<efac:LotTender><cbc:ID>TEN-${number}</cbc:ID><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">${amount}</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>TPA-${number}</cbc:ID></efac:TenderingParty>${of}</efac:LotTender>`,
    contract: `<efac:SettledContract><cbc:ID>CON-${number}</cbc:ID><cbc:AwardDate>2030-04-0${number}</cbc:AwardDate>${reference}</efac:SettledContract>`,
    party: `<efac:TenderingParty><cbc:ID>TPA-${number}</cbc:ID>${tenderer ?? `<efac:Tenderer><cbc:ID>ORG-000${by}</cbc:ID></efac:Tenderer>`}</efac:TenderingParty>`,
  };
}
