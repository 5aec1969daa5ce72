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
