import { DocumentBuilder } from '../../document-builder.ts';
import type { SourceFile } from '../../source.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { DataSet } from './data-set.ts';

/** What all readers of a lot need to know of it. */
interface LottoFacts {
  readonly dataSet: DataSet;
  readonly element: XmlElement;
  /** Names alone identify only within what one body publishes. */
  readonly publisher: string;
  /** Key and ref of the tender that it is. */
  readonly tender: string;
  /** Checked tax code of the buyer, which a participant carries by mistake only. */
  readonly buyerCode: string | undefined;
}

/** One `lotto` as a document, while what it states is being added. */
export class LottoDocument extends DocumentBuilder implements LottoFacts {
  readonly dataSet: DataSet;
  readonly element: XmlElement;
  readonly publisher: string;
  readonly tender: string;
  readonly buyerCode: string | undefined;

  constructor(file: Pick<SourceFile, 'name'>, facts: LottoFacts) {
    super(file, facts.element.locator, facts.dataSet.article.ref);
    this.dataSet = facts.dataSet;
    this.element = facts.element;
    this.publisher = facts.publisher;
    this.tender = facts.tender;
    this.buyerCode = facts.buyerCode;
  }
}
