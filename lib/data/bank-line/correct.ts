import 'server-only';
import { v5 } from 'uuid';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce, enqueue } from '@/lib/data/queue';
import { insertReconciliations } from '@/lib/data/reconcile/match';
import { releaseReasons } from '@/lib/data/reconcile/release';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import { correctingMinor } from '@/lib/domain/bank-line/line-change';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Day, dayAt } from '@/lib/domain/day';
import { money } from '@/lib/domain/money';
import { Refusal } from '@/lib/domain/refusal';
import { holdingIn } from './holding';
import { insertBankLines } from './insert';
import { lineChangesIn } from './line-changes';

/**
 * Sends a line that corrects the lines of a movement, dated today. `shownMinor` is the amount that the page showed. Throws
 * a Refusal when the lines or the movement changed since, so that two tabs make one line. The lines are linked with the
 * record to which the first one is linked. Without a record, they are linked with each other: they add up to nothing.
 */
export const sendCorrectingLine = (
  viewer: Viewer,
  account: AccountKey & { readonly currency: string },
  { movementId, shownMinor }: { readonly movementId: string; readonly shownMinor: bigint },
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { currency, ...key } = account;
    await tx.$executeRaw`
      select 1 from holding_accounts where connection_id = ${key.connectionId}::uuid
        and bank_account_ref = ${key.bankAccountRef} and company_id = ${companyId}::uuid for update`;
    const holding = await holdingIn(tx, companyId, key);
    if (!holding?.linesFrom)
      throw new Refusal('The bank feed of this account is off. Start it, or correct the line in your package by hand.');
    const change = (await lineChangesIn(tx, companyId, account, [movementId])).get(movementId);
    if (!change) throw new Refusal('The lines of this movement agree with it now. Nothing was sent.');
    const minor = correctingMinor(change);
    if (minor !== shownMinor)
      throw new Refusal('The movement changed since the page was loaded. Nothing was sent. Look at the amount again.');
    const lines = await tx.bankLine.findMany({
      where: { companyId, ...key, movementId, source: 'movement' },
      orderBy: { createdAt: 'asc' },
      take: 100,
    });
    const [first] = lines;
    if (!first) throw new Refusal('This movement has no line any more. Nothing was sent.');
    const number = lines.length;
    const day = dayAt(new Date(), viewer.timeZone);
    const id = v5(`${movementId} ${key.bankAccountRef} ${number}`, key.connectionId);
    await insertBankLines(tx, companyId, [
      {
        ...key,
        id,
        day,
        amount: money(minor, currency),
        state: 'booked',
        description: 'Correction of a line that was sent before the movement changed',
        counterparty: first.counterparty,
        references: first.references,
        bankId: null,
        original: null,
        fee: null,
        balance: null,
        cardId: first.cardId,
        source: 'movement',
        movementId,
        importId: null,
        lineKey: `${movementId} ${number}`,
      },
    ]);
    const lineIds = lines.map((line) => line.id);
    if (change.isDeleted) await endLink(tx, companyId, lineIds);
    await linkCorrection(tx, viewer, { companyId, ...key }, { lineIds, id, day });
    await enqueue(tx, { name: 'send-bank-lines', data: { companyId, movementIds: [] } });
    await record(tx, viewer, 'bank-line.corrected', id, { movement: movementId, minor: minor.toString(), currency });
    await announce(tx, companyId, ['books', 'syncs', 'reconcile'], [movementId]);
  });

/** Ends the link of lines whose record was deleted, as the next matching would. */
const endLink = (tx: Tx, companyId: string, lineIds: readonly string[]) => tx.$executeRaw`
  update reconciliations r set state = 'unlinked', unlinked_at = now(), unlinked_because = ${releaseReasons.record}
  from reconciliation_rows w where w.reconciliation_id = r.id and w.side = 'line' and w.row_id = any(${[...lineIds]}::uuid[])
    and r.company_id = ${companyId}::uuid and r.state = 'linked'`;

type Correction = { readonly lineIds: readonly string[]; readonly id: string; readonly day: Day };

/** Adds the line to the link of the lines that it corrects. Without a link, links lines that add up to nothing. */
async function linkCorrection(
  tx: Tx,
  viewer: Viewer,
  key: AccountKey & { readonly companyId: string },
  { lineIds, id, day }: Correction,
): Promise<void> {
  const all = [...lineIds, id];
  const [link] = await tx.$queryRaw<{ id: string }[]>`
    select w.reconciliation_id::text as id from reconciliation_rows w where w.company_id = ${key.companyId}::uuid
      and w.side = 'line' and w.state = 'linked' and w.row_id = any(${[...lineIds]}::uuid[]) limit 1`;
  if (link) {
    await tx.$executeRaw`
      insert into reconciliation_rows (reconciliation_id, side, row_id, company_id)
      values (${link.id}::uuid, 'line', ${id}::uuid, ${key.companyId}::uuid)`;
    await tx.$executeRaw`
      update reconciliations r set day = greatest(r.day, ${day}::bpchar), difference_minor =
        coalesce((select sum(l.amount_minor) from reconciliation_rows w join bank_lines l on l.id = w.row_id
          where w.reconciliation_id = r.id and w.side = 'line'), 0)
        - coalesce((select sum(b.amount_minor) from reconciliation_rows w join book_records b on b.id = w.row_id
          where w.reconciliation_id = r.id and w.side = 'record'), 0)
      where r.id = ${link.id}::uuid and r.company_id = ${key.companyId}::uuid`;
    return;
  }
  const [sum] = await tx.$queryRaw<{ minor: bigint }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as minor from bank_lines where id = any(${all}::uuid[])`;
  if (sum?.minor !== 0n) return;
  await tx.$executeRaw`
    delete from reconciliations r using reconciliation_rows w where w.reconciliation_id = r.id
      and w.row_id = any(${all}::uuid[]) and r.company_id = ${key.companyId}::uuid and r.state in ('suggested', 'unclear')`;
  const lines = { id: newId(), day, lineIds: all, recordIds: [], state: 'linked', level: 'by_hand' } as const;
  await insertReconciliations(tx, key, [{ ...lines, reasons: [], differenceMinor: '0' }], viewer.userId);
}
