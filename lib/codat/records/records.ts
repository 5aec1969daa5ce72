import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { retryRead } from '@/lib/codat/client/retry-read';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { AccountCurrencies, BookRecordRow, BookRecordType } from '@/lib/domain/reconcile/books/book-record';
import { billRows, dateOf, paymentRows, spendRows, transferRows } from './shapes';

const pageSize = 500;
/** A company with more records of one type in the period is read up to here, and the rest is named as not read. */
const maxPages = 200;

type Source = { readonly connection: ConnectionIds; readonly type: BookRecordType; readonly channel: CodatChannel };

/**
 * Calls `save` with each page of the records since a day, as Codat last read them. Returns false if the package has no
 * records of this type. Throws if Codat's list changed meanwhile: a record that moved to another page would be missed.
 */
export async function readRecords(
  { connection, type, channel }: Source,
  since: string,
  currencies: AccountCurrencies,
  save: (rows: readonly BookRecordRow[]) => Promise<void>,
): Promise<boolean> {
  const seen = new Set<string>();
  for (let number = 1; number <= maxPages; number += 1) {
    const parameters = new URLSearchParams({
      page: String(number),
      pageSize: String(pageSize),
      orderBy: dateOf[type],
      query: `${dateOf[type]}>=${since}`,
    });
    const path = `${pathOf(connection, type)}?${parameters}`;
    const read = await nullIfMissing(() =>
      retryRead(async () => page.parse(await call({ method: 'GET', path, channel }))),
    );
    if (!read) return false;
    const results = read.results ?? [];
    for (const { id } of results.map((each) => identified.parse(each))) seen.add(id);
    await save(results.flatMap((each) => rowsOf(type, each, currencies)));
    if (results.length === 0 || number * pageSize >= read.totalResults) {
      if (seen.size !== read.totalResults)
        throw new CodatError({ kind: 'unread' }, `${type} changed while they were read`, null);
      return true;
    }
  }
  throw new CodatError({ kind: 'unread' }, `${type} has too many records`, null);
}

const page = z.object({ results: z.array(z.unknown()).nullish(), totalResults: z.number() });
const identified = z.object({ id: z.string() });

/** At Codat the paths of payments and bills name the company, and the others also name the connection. */
const pathOf = (connection: ConnectionIds, type: BookRecordType): string =>
  type === 'payments' || type === 'billPayments' || type === 'bills'
    ? `/companies/${connection.codatCompanyId}/data/${type}`
    : `${connectionPath(connection)}/data/${type}`;

function rowsOf(type: BookRecordType, record: unknown, currencies: AccountCurrencies): readonly BookRecordRow[] {
  switch (type) {
    case 'directCosts':
    case 'directIncomes':
      return spendRows(type, record, currencies);
    case 'transfers':
      return transferRows(record);
    case 'payments':
    case 'billPayments':
      return paymentRows(type, record, currencies);
    case 'bills':
      return billRows(record);
  }
}

/** Returns null when Codat refuses the call, because the package does not have records of this type. */
async function nullIfMissing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const refusals = ['missing', 'rejected', 'not-allowed'];
    if (error instanceof CodatError && refusals.includes(error.failure.kind)) return null;
    throw error;
  }
}
