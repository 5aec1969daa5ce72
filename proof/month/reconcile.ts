import { inScope } from '@/lib/data/db';
import type { Page } from '@/lib/data/keyset';
import { reconcileDifference } from '@/lib/data/reconcile/difference';
import { linkTicked } from '@/lib/data/reconcile/links';
import { listReconcile, reconcileSummary } from '@/lib/data/reconcile/page';
import { requestRecords } from '@/lib/data/reconcile/request';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { ReconcileItem, ReconcileTab } from '@/lib/domain/reconcile/list/item';
import type { SeenRow, Ticked } from '@/lib/domain/reconcile/recheck';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { connectionIdOf } from '@/lib/testing/linked-company';
import { importStatement } from '@/lib/workflows/bank-line/import-statement';
import type { MonthCompany } from './company';
import { type Bank, banks } from './plan';
import { decimalOf, type StatementLine } from './sums';

/** Reads the records of the books and matches them, as the workers do. */
export async function readRecords({ viewer }: MonthCompany): Promise<void> {
  const connectionId = await connectionIdOf(viewer);
  await inScope(viewer, (tx) => requestRecords(tx, viewer.companyId, connectionId));
  for (let left = 300; left > 0 && (await waitingJobs('read-records')).length > 0; left -= 1)
    await runJobs('read-records');
  await runJobs();
}

/** Imports the statement of a bank account as an OFX file. Throws unless every line is imported. */
export async function importLines(company: MonthCompany, bank: Bank, lines: readonly StatementLine[]): Promise<void> {
  const { currency } = banks[bank];
  const rows = lines.map(
    ({ id, day, minor, payee }) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day.replaceAll('-', '')}<TRNAMT>${decimalOf(minor, currency)}<FITID>${id}<NAME>${payee}</STMTTRN>`,
  );
  const file = `OFXHEADER:100\n<OFX><STMTRS><CURDEF>${currency}<BANKACCTFROM><ACCTID>${bank}</BANKACCTFROM><BANKTRANLIST>\n${rows.join('\n')}\n</BANKTRANLIST></STMTRS></OFX>`;
  const order = {
    choices: {},
    selection: { without: [], also: [] },
    account: { ref: company.bankRefs[bank], fileAccount: bank },
  };
  const content = new TextEncoder().encode(file);
  let added = 0;
  for await (const news of importStatement(company.viewer, { name: `${bank}.ofx`, content }, order))
    if (news.state === 'done') ({ added } = news);
  if (added !== lines.length) throw new Error(`${added} of ${lines.length} lines of ${bank} were imported`);
}

export type AccountResult = {
  readonly bank: Bank;
  readonly lines: bigint;
  readonly records: bigint;
  readonly difference: bigint;
  /** The causes of what is left to explain. */
  readonly causes: readonly string[];
  readonly isReconciled: boolean;
  /** How many pairs Outlay matched by itself, and how many a person confirmed and put together. */
  readonly byItself: number;
  readonly confirmed: number;
  readonly byHand: number;
};

/**
 * Confirms what is suggested on an account, and puts together by hand what is open and has the same amount, as a person does.
 * Returns what is left to explain.
 */
export async function matchAccount(
  { viewer, bankRefs }: MonthCompany,
  bank: Bank,
  days: { readonly from: string; readonly to: string },
): Promise<AccountResult> {
  const bankAccountRef = bankRefs[bank];
  const key = { companyId: viewer.companyId, connectionId: await connectionIdOf(viewer), bankAccountRef };
  const all = async (tab: ReconcileTab): Promise<ReconcileItem[]> => {
    const items: ReconcileItem[] = [];
    for (let at: PageAt | null = {}; at; ) {
      const { rows, older }: Page<ReconcileItem> = await listReconcile(viewer, key, days, tab, at);
      items.push(...rows);
      at = older;
    }
    return items;
  };
  const ticked = ({ lines, records }: Pick<ReconcileItem, 'lines' | 'records'>, by: Ticked['by']): Ticked => {
    const seen = (rows: ReconcileItem['lines'] | ReconcileItem['records']): SeenRow[] =>
      rows.map(({ id, day, minor, currency }) => ({ id, account: bankAccountRef, day, money: { minor, currency } }));
    const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
    return {
      by,
      lineIds: idsOf(lines),
      recordIds: idsOf(records),
      seen: { lines: seen(lines), records: seen(records) },
    };
  };
  const byItself = (await all('matched')).length;
  let confirmed = 0;
  for (let suggested = await all('suggested'); suggested.length > 0; suggested = await all('suggested')) {
    const { linked } = await linkTicked(
      viewer,
      key,
      suggested.map((item) => ticked(item, 'proposed')),
    );
    await runJobs();
    if (linked === 0) break;
    confirmed += linked;
  }
  const open = await all('todo');
  const records = open.flatMap((item) => item.records);
  const pairs = open
    .flatMap((item) => item.lines)
    .flatMap((line) => {
      const at = records.findIndex(({ minor, currency }) => minor === line.minor && currency === line.currency);
      return at === -1 ? [] : [ticked({ lines: [line], records: records.splice(at, 1) }, 'chosen')];
    });
  const byHand = pairs.length === 0 ? 0 : (await linkTicked(viewer, key, pairs)).linked;
  await runJobs();
  const { minor, parts, isReconciled } = await reconcileDifference(viewer, key, days);
  const { linesMinor, recordsMinor } = await reconcileSummary(viewer, key, days);
  return {
    bank,
    lines: linesMinor,
    records: recordsMinor,
    difference: minor,
    causes: parts.map(({ cause, minor: part }) => `${cause} ${part}`),
    isReconciled,
    ...{ byItself, confirmed, byHand },
  };
}
