/** One HTTP call to Codat as it is recorded, with its bodies masked. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly latencyMs: number;
  readonly correlationId: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
};
