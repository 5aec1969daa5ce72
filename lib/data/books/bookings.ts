import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { announce } from '@/lib/data/queue';
import type { BookingCount } from '@/lib/domain/books/bookings';

/** The most frequent bookings say enough for suggestions. */
const mostBookings = 5_000;

/**
 * Returns the query for how often the customer booked each supplier to each account and tax rate without Outlay, most
 * frequent first. Its rows are `BookingCount`s.
 */
export const bookingsSql = (connectionId: string): Prisma.Sql => Prisma.sql`
  select account_ref as "accountRef", supplier, tax_rate_ref as "taxRateRef", times, last_day as "lastDay"
  from bookings where connection_id = ${connectionId}::uuid order by times desc, supplier limit ${mostBookings}`;

/** Replaces the stored booking counts. Each read covers all bookings of the period, so older counts are not needed. */
export const saveBookings = (
  scope: CompanyScope,
  connectionId: string,
  habits: readonly BookingCount[],
): Promise<void> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    await tx.booking.deleteMany({ where: { companyId, connectionId } });
    await tx.booking.createMany({
      data: habits.map((habit) => ({ ...habit, companyId, connectionId })),
      skipDuplicates: true,
    });
    await announce(tx, companyId, ['books', 'mapping']);
  });

/** Returns the names of a connection's suppliers by ref. */
export const supplierNames = (scope: CompanyScope, connectionId: string): Promise<ReadonlyMap<string, string>> =>
  inScope(scope, (tx) => tx.supplier.findMany({ where: { connectionId }, select: { ref: true, name: true } })).then(
    (rows) => new Map(rows.map((row) => [row.ref, row.name])),
  );
