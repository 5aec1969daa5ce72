import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoStatement } from '@/lib/data/bank-line/import';
import { type BankLineFilter, listBankLines } from '@/lib/data/bank-line/lines';
import { listImports } from '@/lib/data/expense/import/imports';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { ImportProgress, PreviewHead, PreviewLine } from '@/lib/domain/import/preview/preview';
import { toDecimal } from '@/lib/domain/money';
import { connectionIdOf, type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { bankOf } from '@/lib/testing/transfer/transfers';
import { importStatement, previewStatement } from './import-statement';

let codat: TestCodat;
let company: LinkedCompany;
let viewer: Viewer;
let connectionId: string;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
  ({ viewer } = company);
  connectionId = await connectionIdOf(viewer);
});
afterAll(() => codat.close());

const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);
const account = (at: number) => bankOf(company, 'GBP', at).ref;
const stored = async (ref: string, filter: Partial<BankLineFilter> = {}) =>
  (await listBankLines(viewer, { connectionId, bankAccountRef: ref, ...filter }, {})).rows;

async function preview(file: string | Uint8Array, ref: string | null = null, fileAccount: string | null = null) {
  let head: PreviewHead | undefined;
  const lines: PreviewLine[] = [];
  for await (const part of previewStatement(viewer, bytesOf(file), { choices: null, account: { ref, fileAccount } })) {
    if (part.is === 'head') head = part.head;
    if (part.is === 'lines') lines.push(...part.lines);
  }
  if (!head) throw new Error('the preview has no head');
  return { head, lines, states: lines.toSorted((a, b) => a.line - b.line).map(({ state }) => state) };
}

async function load(
  file: string | Uint8Array,
  ref: string,
  fileAccount: string | null = null,
  choices: FileChoices = {},
) {
  let last: ImportProgress | undefined;
  const order = { choices, selection: { without: [], also: [] }, account: { ref, fileAccount } };
  for await (const news of importStatement(viewer, { name: 'bank.txt', content: bytesOf(file) }, order)) last = news;
  return last;
}

const ofx = (number: string, ...movements: [id: string, day: string, amount: string, name: string][]) =>
  `OFXHEADER:100\n<OFX><STMTRS><CURDEF>GBP<BANKACCTFROM><ACCTID>${number}</BANKACCTFROM><BANKTRANLIST>\n${movements
    .map(
      ([id, day, amount, name]) =>
        `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`,
    )
    .join('\n')}\n</BANKTRANLIST></STMTRS></OFX>`;

test('imports the lines of a statement once, with transfers and money in, and proves its balances', async () => {
  const file = [
    ':20:A\n:25:NL01BANK0000000001\n:28C:10/1\n:60F:C261001GBP100,',
    ':61:2610311031D10,NMSCREF1//B1\n:86:Shop',
    ':61:2610311031C25,NTRFREF2//B2\n:86:Own account',
    ':62F:C261031GBP115,\n-\n',
  ].join('\n');
  const { head, states } = await preview(file, account(0));
  expect(head.statement).toMatchObject({
    accountRef: account(0),
    fileAccounts: ['NL01BANK0000000001'],
    proofs: ['The opening balance of £100.00 plus £15.00 of movements is the closing balance of £115.00.'],
  });
  expect(states.filter((state) => state === 'new')).toHaveLength(2);
  expect(await load(file, account(0))).toMatchObject({ state: 'done', added: 2 });
  expect(await load(file, account(0))).toMatchObject({ state: 'done', added: 0 });
  const lines = await stored(account(0));
  expect(lines.map(({ amount, source, state }) => [toDecimal(amount), source, state])).toEqual([
    ['25.00', 'statement', 'booked'],
    ['-10.00', 'statement', 'booked'],
  ]);
  // The next file of the account is recognised, and the gap before it is named.
  const next = await preview(
    ':20:A\n:25:NL01BANK0000000001\n:28C:12/1\n:60F:C261115GBP70,\n:61:2611181118D5,NMSCR3//B3\n:86:Cafe\n:62F:C261120GBP65,\n-\n',
  );
  expect(next.head.statement?.accountRef).toBe(account(0));
  expect(next.head.notices.join(' ')).toContain('Statement 11 of NL01BANK0000000001 is missing');
});

test('counts equal lines, and takes the same id with other content for two lines', async () => {
  const csv = (rows: string[]) => `Date,Description,Amount,Currency\n${rows.join('\n')}\n`;
  const coffee = '2026-10-05,Coffee Corner,-3.20,GBP';
  const taxi = '2026-10-06,City Taxi,-9.00,GBP';
  await load(csv([coffee, coffee, taxi]), account(1));
  const more = csv([coffee, coffee, coffee, taxi, '2026-10-07,Rent,-700.00,GBP']);
  expect((await preview(more, account(1))).states.filter((state) => state !== 'left out')).toEqual([
    'there',
    'there',
    'new',
    'there',
    'new',
  ]);
  expect(await load(more, account(1))).toMatchObject({ added: 2 });
  // The same days as a statement: the coffee is known by its likeness, and one id is used twice.
  const statement = ofx('77', ['A', '20261005', '-3.20', 'Coffee Corner'], ['A', '20261008', '-8.00', 'Bus']);
  expect((await preview(statement, account(1))).states).toEqual(['likely', 'new']);
});
test('is undone as a whole, and can then be imported again', async () => {
  const file = ofx('4711', ['X', '20261105', '-3.20', 'Coffee'], ['Y', '20261106', '12.00', 'Refund']);
  await load(file, account(2));
  const { rows } = await listImports(viewer, {}, 'bank_lines');
  expect(rows[0]).toMatchObject({ fileName: 'bank.txt', addedCount: 2, state: 'done' });
  expect(await undoStatement(viewer, rows[0]?.id ?? '')).toEqual({ deleted: 2, kept: 0 });
  expect(await undoStatement(viewer, rows[0]?.id ?? '')).toEqual({ deleted: 0, kept: 0 });
  expect(await stored(account(2))).toEqual([]);
  expect((await preview(file, account(2))).states).toEqual(['new', 'new']);
  expect((await listImports(viewer, {})).rows).toEqual([]);
});
