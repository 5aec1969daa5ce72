import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import { exact } from '@/lib/codat/sync/payload';
import type { BankLineFacts } from '@/lib/domain/bank-line/bank-line';
import { exponentOf } from '@/lib/domain/currency';
import type { Day } from '@/lib/domain/day';
import { type Money, money } from '@/lib/domain/money';
import { shorten } from '@/lib/domain/text';
import { sha256Of } from './new-entries';

/** Codat's data type of the lines of bank feeds. */
export const bankLineType = 'bankTransactions';

/** A line that is sent. Its id is the same each time, so that the package has it once. */
export type FeedLine = BankLineFacts & { readonly id: string };

const frozen = z.object({
  accountId: z.string(),
  transactions: z.array(z.looseObject({ id: z.string(), date: z.string() })),
});

/** Freezes lines of one account as the body of a push, so that every attempt sends the same bytes. */
export function linesBody(
  accountId: string,
  lines: readonly FeedLine[],
): { readonly text: string; readonly sha256: string } {
  return bodyOf({ accountId, transactions: lines.map(toTransaction) });
}

/** Returns the lines of a frozen body. Throws if it is none. */
export const linesIn = (text: string): z.output<typeof frozen> => frozen.parse(JSON.parse(text));

/** Returns the body with some lines of a frozen one. */
export function bodyWith(text: string, ids: readonly string[]): { readonly text: string; readonly sha256: string } {
  const { accountId, transactions } = linesIn(text);
  return bodyOf({ accountId, transactions: transactions.filter(({ id }) => ids.includes(id)) });
}

function bodyOf(body: { readonly accountId: string; readonly transactions: readonly object[] }) {
  const text = JSON.stringify(body);
  return { text, sha256: sha256Of(text) };
}

/** Amounts out are negative, and the type agrees with the sign ("Pushing transactions"). */
const toTransaction = ({ id, day, amount, balance, description, counterparty, references }: FeedLine) => ({
  id,
  date: `${day}T00:00:00`,
  description: shorten(description || counterparty, 300),
  counterparty: shorten(counterparty, 100),
  reference: references[0] ?? '',
  reconciled: false,
  amount: exact(amount.minor, amount.currency),
  ...(balance && { balance: exact(balance.minor, balance.currency) }),
  transactionType: amount.minor < 0n ? 'Debit' : 'Credit',
});

const operation = z.object({ pushOperationKey: z.uuid() });

/** Sends frozen lines to Codat, which writes them to the package later. Returns the key of this push. */
export async function sendLines(
  connection: ConnectionIds,
  { body, idempotencyKey }: { readonly body: string; readonly idempotencyKey: string },
  channel: CodatChannel | undefined,
): Promise<string> {
  const path = `${connectionPath(connection)}/push/bankAccounts/${encodeURIComponent(linesIn(body).accountId)}/bankTransactions`;
  const pushed = operation.safeParse(await call({ method: 'POST', path, body, idempotencyKey, channel }));
  if (!pushed.success) throw new CodatError({ kind: 'unread' }, 'Codat accepted the lines and returned no key', null);
  return pushed.data.pushOperationKey;
}

const page = z.object({
  results: z
    .array(
      z.object({
        transactions: z
          .array(
            z.object({ id: z.string().nullish(), date: z.string().nullish(), clearedOnDate: z.string().nullish() }),
          )
          .nullish(),
      }),
    )
    .nullish(),
  totalResults: z.number(),
});

const pageSize = 2_000;
/** An account has fewer lines than this many pages have. */
const mostPages = 500;

/** A line that the package has, as far as it is needed to find ours and to notice another feed. */
export type PackageLine = { readonly id: string; readonly day: Day };

/** Returns the lines of an account in Codat's cache, or null if Codat has never read any. Throws a CodatError. */
export async function readPackageLines(
  connection: ConnectionIds,
  accountId: string,
  channel: CodatChannel | undefined,
): Promise<readonly PackageLine[] | null> {
  const lines: PackageLine[] = [];
  for (let number = 1; number <= mostPages; number += 1) {
    const parameters = new URLSearchParams({ page: String(number), pageSize: String(pageSize) });
    const path = `/companies/${connection.codatCompanyId}/connections/${connection.connectionId}/data/bankAccounts/${encodeURIComponent(accountId)}/bankTransactions?${parameters}`;
    const read = await call({ method: 'GET', path, channel }).catch((error: unknown) => {
      if (error instanceof CodatError && (error.failure.kind === 'missing' || error.failure.kind === 'in-flight'))
        return null;
      throw error;
    });
    if (read === null) return null;
    const { results, totalResults } = page.parse(read);
    const found = (results ?? []).flatMap(({ transactions }) => transactions ?? []);
    lines.push(
      ...found.map(({ id, date, clearedOnDate }) => ({
        id: id ?? '',
        day: (date ?? clearedOnDate ?? '').slice(0, 10),
      })),
    );
    if (found.length === 0 || number * pageSize >= totalResults) return lines;
  }
  throw new CodatError({ kind: 'unread' }, 'The account has more lines than Outlay reads', null);
}

const account = z.object({ accountType: z.string().nullish(), balance: z.number().nullish() });

/**
 * Returns the balance of a bank account in Codat's cache; null if the package gives none. A balance of an account of the
 * type Credit is what is owed, so it is returned with the other sign.
 */
export async function readBankBalance(
  connection: ConnectionIds,
  { ref, currency }: { readonly ref: string; readonly currency: string },
  channel: CodatChannel | undefined,
): Promise<Money | null> {
  const path = `/companies/${connection.codatCompanyId}/connections/${connection.connectionId}/data/bankAccounts/${encodeURIComponent(ref)}`;
  const { accountType, balance } = account.parse(await call({ method: 'GET', path, channel }));
  if (balance === null || balance === undefined) return null;
  const digits = Math.abs(balance).toFixed(exponentOf(currency)).replace('.', '');
  const minor = balance < 0 ? -BigInt(digits) : BigInt(digits);
  return money(accountType === 'Credit' ? -minor : minor, currency);
}
