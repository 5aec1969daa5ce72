import 'server-only';
import { inScope, worker } from './db';
import { newId } from './id';

/** One HTTP call with Codat, as it is kept: bodies masked by the gateway. */
export type ExchangeRecord = {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly latencyMs: number;
  readonly correlationId: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
};

export const keepExchange = (companyId: string, syncId: string | null, exchange: ExchangeRecord): Promise<unknown> =>
  inScope(worker(companyId), (tx) =>
    tx.exchange.create({ data: { id: newId(), companyId, syncId, ...exchange }, select: { id: true } }),
  );
