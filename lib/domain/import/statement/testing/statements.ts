import { toDecimal } from '@/lib/domain/money';
import { readStatement } from '../read-statement';
import type { Movement, Statement } from '../statement';

/** Reads a text, or bytes, as a statement of a company with books in pounds. */
export const read = (content: string | Uint8Array, spending: 'negative' | 'positive' | null = null): Statement =>
  readStatement(typeof content === 'string' ? new TextEncoder().encode(content) : content, {
    currency: 'GBP',
    spending,
    place: { today: '2026-11-30', timeZone: 'Europe/London', locale: 'en-GB' },
  });

/** Returns each movement as [day, text, amount]. */
export const rowsOf = ({ movements }: Statement): (string | null)[][] =>
  movements.map(({ day, text, money }) => [day, text, toDecimal(money)]);

export const amountsOf = ({ movements }: Statement): string[] => movements.map(({ money }) => toDecimal(money));

/** Returns the original amounts of the movements as [amount, currency, rate]. */
export const originalsOf = ({ movements }: { readonly movements: readonly Movement[] }): (string | null)[][] =>
  movements.map(({ original }) =>
    original ? [toDecimal(original.money), original.money.currency, original.rate] : [],
  );

const sgmlHeader = (header: string) => `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n${header}\n\n`;

/** Returns an OFX 1 file with these movements of one account. */
export const ofx = (movements: string, { currency = 'GBP', balance = '', header = 'CHARSET:1252' } = {}): string =>
  `${sgmlHeader(header)}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>${currency && `<CURDEF>${currency}`}
<BANKACCTFROM><ACCTID>12345678</BANKACCTFROM>
<BANKTRANLIST>
${movements}
</BANKTRANLIST>${balance && `<LEDGERBAL><BALAMT>${balance}</LEDGERBAL>`}
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

/** Returns a movement of OFX. `more` are further tags. */
export const movement = (amount: string, { day = '20261104', id = '', kind = 'OTHER', more = '' } = {}): string =>
  `<STMTTRN><TRNTYPE>${kind}<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id || `id ${amount} ${day}`}${more || '<NAME>Shop'}</STMTTRN>`;

type Camt = {
  opening?: string;
  closing?: string;
  currency?: string;
  version?: string;
  more?: string;
  account?: string;
};

/** Returns a CAMT.053 statement, without the document around it. */
export const stmt = (
  entries: string,
  { opening = '', closing = '', currency = 'EUR', more = '', account = 'NL01BANK0000000001' }: Camt = {},
): string =>
  `<Stmt><Id>1</Id><Acct><Id><IBAN>${account}</IBAN></Id>${currency && `<Ccy>${currency}</Ccy>`}${more}</Acct>
${opening && bal('OPBD', opening, currency || 'EUR')}${closing && bal('CLBD', closing, currency || 'EUR')}
${entries}</Stmt>`;

export const bal = (kind: string, amount: string, currency = 'EUR'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt>` +
  `<CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd></Bal>`;

/** Returns a CAMT.053 file with one statement of these entries. */
export const camt = (entries: string, given: Camt = {}): string => document(stmt(entries, given), given.version);

export const document = (statements: string, version = '02'): string =>
  `<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">` +
  `<BkToCstmrStmt>\n${statements}\n</BkToCstmrStmt></Document>`;

/** Returns an entry. The amount is negative for DBIT; `details` follow the dates. */
export const entry = (
  amount: string,
  details = '',
  { currency = 'EUR', status = 'BOOK', day = '<BookgDt><Dt>2026-11-27</Dt></BookgDt>', before = '' } = {},
): string =>
  `<Ntry><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt>` +
  `<CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd>${before}<Sts>${status}</Sts>${day}${details}</Ntry>`;

export const details = (...parts: string[]): string =>
  `<NtryDtls>${parts.map((part) => `<TxDtls>${part}</TxDtls>`).join('')}</NtryDtls>`;
