import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import { bankLineType } from './bank-lines';

const operations = z.object({
  results: z
    .array(
      z.object({
        pushOperationKey: z.uuid(),
        dataConnectionKey: z.string().nullish(),
        dataType: z.string().nullish(),
        status: z.string(),
        requestedOnUtc: z.coerce.date(),
        completedOnUtc: z.coerce.date().nullish(),
      }),
    )
    .nullish(),
});

/** A push of bank lines that wrote them, or may still write them. `at` is when it ended, or began while it is pending. */
export type LinePush = {
  readonly key: string;
  readonly state: 'pending' | 'written' | 'timed out';
  readonly requestedAt: Date;
  readonly at: Date;
};

/** A company sends fewer batches of lines than this before a restore of Outlay's database can be that old. */
const newest = 2_000;

/** Returns the newest pushes of bank lines to a connection, without those that the package refused. Throws a CodatError. */
export async function linePushes(
  { codatCompanyId, connectionId }: ConnectionIds,
  channel: CodatChannel | undefined,
): Promise<readonly LinePush[]> {
  const parameters = new URLSearchParams({
    page: '1',
    pageSize: String(newest),
    orderBy: '-requestedOnUtc',
    query: `dataType=${bankLineType}`,
  });
  const { results } = operations.parse(
    await call({ method: 'GET', path: `/companies/${codatCompanyId}/push?${parameters}`, channel }),
  );
  return (results ?? []).flatMap((push) => {
    const state = states[push.status];
    // A package that was linked before has other lines.
    if (push.dataType !== bankLineType || (push.dataConnectionKey ?? connectionId) !== connectionId || !state)
      return [];
    const { pushOperationKey: key, requestedOnUtc: requestedAt } = push;
    return [{ key, state, requestedAt, at: push.completedOnUtc ?? requestedAt }];
  });
}

const states: Readonly<Record<string, LinePush['state']>> = {
  Pending: 'pending',
  Success: 'written',
  TimedOut: 'timed out',
};
