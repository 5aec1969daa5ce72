import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { isOfOtherBooks } from '@/lib/data/mapping/mappings';
import { setupIn } from '@/lib/data/setup/setup';
import type { AccountSums } from '@/lib/domain/bank-line/balance';
import type { Day } from '@/lib/domain/day';
import { bankAccountIn, emptyMapping } from '@/lib/domain/mapping/mapping';
import { money } from '@/lib/domain/money';

type Group = {
  readonly cardId: string | null;
  readonly currency: string;
  readonly isBooked: boolean;
  readonly count: number;
  readonly minor: bigint;
  readonly baseMinor: bigint;
};

/**
 * Returns what moved a bank account since a day: the expenses paid from its cards and the transfers. An account in the base
 * currency also counts payments in other currencies, at their rate. Other accounts count those in their own currency.
 */
export const accountSums = (
  scope: CompanyScope,
  { ref, currency, since }: { readonly ref: string; readonly currency: string; readonly since: Day },
): Promise<AccountSums> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const { connection, at, baseCurrency } = await setupIn(tx, companyId);
    const mapping = isOfOtherBooks(at, connection) ? emptyMapping : at.mapping;
    const isHere = ({ cardId, currency: paid }: Pick<Group, 'cardId' | 'currency'>) =>
      bankAccountIn(mapping, cardId, paid) === ref;
    const groups = await tx.$queryRaw<Group[]>`
      select card_id::text as "cardId", trim(currency) as currency, synced_revision is not null as "isBooked",
        count(*)::int as count, sum(-sign * amount_minor)::bigint as minor, sum(-sign * base_minor)::bigint as "baseMinor"
      from movements where company_id = ${companyId}::uuid and kind = 'expense' and removed_at is null and day >= ${since}::bpchar
      group by 1, 2, 3`;
    const transfers = await tx.$queryRaw<(Group & { readonly bankRef: string | null })[]>`
      select card_id::text as "cardId", from_ref as "bankRef", currency, booked as "isBooked", 1 as count, minor, 0::bigint as "baseMinor"
      from (
        select m.card_id, t.from_bank_ref as from_ref, trim(m.currency) as currency, m.synced_revision is not null as booked,
          -m.amount_minor as minor
        from movements m join transfers t on t.id = m.id
        where m.company_id = ${companyId}::uuid and m.kind = 'transfer' and m.removed_at is null and m.day >= ${since}::bpchar
        union all
        select t.to_card_id, t.to_bank_ref, trim(t.to_currency), m.synced_revision is not null, t.to_minor
        from movements m join transfers t on t.id = m.id
        where m.company_id = ${companyId}::uuid and m.kind = 'transfer' and m.removed_at is null and m.day >= ${since}::bpchar
      ) sides`;
    const [others] = await tx.$queryRaw<{ minor: bigint | null; isRead: boolean }[]>`
      select sum(r.amount_minor)::bigint as minor,
        exists (select 1 from record_reads x where x.connection_id = ${connection?.id ?? null}::uuid and x.read_at is not null) as "isRead"
      from book_records r where r.company_id = ${companyId}::uuid and r.connection_id = ${connection?.id ?? null}::uuid
        and r.bank_account_ref = ${ref} and r.day >= ${since}::bpchar and r.movement_id is null and r.deleted_at is null`;
    const counted = [
      ...groups.filter(isHere).flatMap((group) => {
        if (group.currency === currency) return [group];
        return currency === baseCurrency ? [{ ...group, minor: group.baseMinor }] : [];
      }),
      ...transfers.filter(
        (side) => side.currency === currency && (side.cardId === null ? side.bankRef === ref : isHere(side)),
      ),
    ];
    const sum = (isBooked: boolean) =>
      counted.filter((group) => group.isBooked === isBooked).reduce((minor, group) => minor + group.minor, 0n);
    return {
      booked: money(sum(true), currency),
      open: money(sum(false), currency),
      openCount: counted.filter(({ isBooked }) => !isBooked).reduce((count, group) => count + group.count, 0),
      others: others?.isRead ? money(others.minor ?? 0n, currency) : null,
    };
  });
