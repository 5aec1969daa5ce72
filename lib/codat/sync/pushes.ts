import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { PushedProduct } from '@/lib/domain/sync/product';

/** Codat's data type of the records that a product writes. It is also part of the paths. */
export type PushedType = 'directCosts' | 'directIncomes' | 'transfers';
const types: Readonly<Record<PushedProduct, PushedType>> = {
  direct_costs: 'directCosts',
  direct_incomes: 'directIncomes',
  pushed_transfers: 'transfers',
};
export const pushedTypeOf = (product: PushedProduct): PushedType => types[product];

/**
 * Codat gives up on a push after this time. Without a limit, a push waits for ever for a desktop package that is never
 * opened again (Codat, "Create, update, and delete data", Timeouts).
 */
const timeoutMinutes = 24 * 60;

const accepted = z.object({ pushOperationKey: z.uuid() });

/**
 * Sends the frozen body of a new record. Codat writes it to the package later. Returns the key of the push operation,
 * which a retry with the same idempotency key returns too.
 */
export async function pushRecord(
  connection: ConnectionIds,
  { product, body, idempotencyKey }: { product: PushedProduct; body: string; idempotencyKey: string },
  channel: CodatChannel | undefined,
): Promise<string> {
  const path = `${connectionPath(connection)}/push/${types[product]}?timeoutInMinutes=${timeoutMinutes}`;
  const answer = accepted.safeParse(await call({ method: 'POST', path, body, idempotencyKey, channel }));
  if (!answer.success) throw new CodatError({ kind: 'unread' }, 'Codat accepted the record and returned no key', null);
  return answer.data.pushOperationKey;
}

const operations = z.object({
  results: z
    .array(
      z.object({
        pushOperationKey: z.uuid(),
        status: z.string(),
        dataType: z.string().nullish(),
        requestedOnUtc: z.coerce.date(),
        completedOnUtc: z.coerce.date().nullish(),
      }),
    )
    .nullish(),
});

/** `at` is when the push ended, or began while it is pending. */
export type ListedPush = {
  readonly key: string;
  readonly state: 'pending' | 'timed out' | 'ended';
  readonly at: Date;
};

const pageSize = 2_000;
/** Codat's limit of calls in a minute allows fewer pushes than this in the time of a lookup. */
const maxPages = 25;

/** Returns the company's pushes of one data type that were requested since an instant. Throws a CodatError. */
export async function pushesSince(
  codatCompanyId: string,
  type: string,
  since: Date,
  channel: CodatChannel | undefined,
): Promise<readonly ListedPush[]> {
  const found: ListedPush[] = [];
  for (let number = 1; number <= maxPages; number += 1) {
    const path = `/companies/${codatCompanyId}/push?page=${number}&pageSize=${pageSize}&orderBy=-requestedOnUtc`;
    const results = operations.parse(await call({ method: 'GET', path, channel })).results ?? [];
    const recent = results.filter(({ requestedOnUtc }) => requestedOnUtc >= since);
    found.push(
      ...recent
        .filter(({ dataType }) => dataType === type)
        .map(({ pushOperationKey: key, status, requestedOnUtc, completedOnUtc }) => ({
          key,
          state: stateOf(status),
          at: completedOnUtc ?? requestedOnUtc,
        })),
    );
    if (recent.length < pageSize) break;
  }
  return found;
}

const stateOf = (status: string): ListedPush['state'] =>
  status === 'Pending' ? 'pending' : status === 'TimedOut' ? 'timed out' : 'ended';
