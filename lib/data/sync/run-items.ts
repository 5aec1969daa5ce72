import { entryName } from '@/lib/domain/books/entry-names';
import 'server-only';
import { inScope } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { conversionText, parseRecord, recordTotal, refsOf } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Money } from '@/lib/domain/money';
import type { ItemState } from '@/lib/domain/sync/sync';
import { movementOf } from './sync-items';

export type RunItem = {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly day: string;
  /** The total of the record that was sent, in its currency. */
  readonly amount: Money;
  /** The conversion to that currency, for example "$119.99 → £92.39 at 0.77"; null when Outlay converted nothing. */
  readonly conversion: string | null;
  readonly state: ItemState;
  /** The package's message if the record failed, else null. */
  readonly message: string | null;
  /** The account of each line that was sent, for example "493 Travel". */
  readonly accounts: readonly string[];
  readonly category: string | null;
  /** Whether this is the newest attempt to sync the expense. */
  readonly newest: boolean;
};

/** Selects the records of a run. `states` null selects all states. `page` starts at 1. */
export type RunItemsQuery = { readonly states: readonly ItemState[] | null; readonly page: number };

export const runItemsPerPage = 50;

/**
 * Returns one page of a run's records, failed ones first. Leaves out a withdrawn record if a later attempt in the same
 * run replaced it: the expense was resent in another batch and would appear twice.
 */
export const runItems = (viewer: Viewer, runId: string, { states, page }: RunItemsQuery): Promise<RunItem[]> =>
  inScope(viewer, async (tx) => {
    const wanted = await tx.$queryRaw<{ id: string }[]>`
      select i.id from syncs s join sync_items i on i.sync_id = s.id join movements m on m.id = i.movement_id
      where s.run_id = ${runId}::uuid and s.company_id = ${viewer.companyId}::uuid
        and (${states === null} or i.state::text = any(${[...(states ?? [])]}::text[]))
        and (i.state <> 'withdrawn' or not exists (
          select 1 from sync_items later join syncs ls on ls.id = later.sync_id
          where later.movement_id = i.movement_id and later.attempt > i.attempt and ls.run_id = s.run_id))
      order by array_position(${urgency}::text[], i.state::text), m.day desc, i.id desc
      limit ${runItemsPerPage} offset ${(page - 1) * runItemsPerPage}`;
    const ids = wanted.map((row) => row.id);
    const read = await tx.syncItem.findMany({ where: { id: { in: ids } }, select: columns });
    const names = await refNamesIn(
      tx,
      viewer.companyId,
      read.flatMap((item) => refsOf(parseRecord(item.record))),
      read[0]?.sync.connectionId,
    );
    const items = read.map((row): RunItem => {
      const { movement: _, record: stored, latestOf, sync: __, ...item } = row;
      const movement = movementOf(row);
      const record = parseRecord(stored);
      return {
        ...item,
        expenseId: movement.id,
        merchant: movement.expense?.merchant ?? '',
        day: movement.day,
        amount: recordTotal(record),
        conversion: record.convertedFrom && conversionText(record.convertedFrom, record, viewer.locale),
        accounts: record.lines.map((line) => entryName(names, 'accounts', line.accountRef)),
        category: movement.expense?.lines[0]?.category?.name ?? null,
        newest: latestOf !== null,
      };
    });
    return items.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  });

const urgency: ItemState[] = ['failed', 'unknown', 'sending', 'sent', 'queued', 'withdrawn', 'synced'];

const columns = {
  id: true,
  state: true,
  message: true,
  record: true,
  latestOf: { select: { id: true } },
  sync: { select: { connectionId: true } },
  movement: {
    select: {
      id: true,
      day: true,
      expense: {
        select: {
          merchant: true,
          lines: { select: { category: { select: { name: true } } }, orderBy: { position: 'asc' }, take: 1 },
        },
      },
    },
  },
} as const;
