import type { Recorder } from '@/lib/codat/http';
import { keepExchange } from '@/lib/data/exchanges';

/** Keeps every call made for a company, and for a sync of its where it is one. */
export const recorderFor =
  (companyId: string, syncId: string | null = null): Recorder =>
  (exchange) =>
    keepExchange(companyId, syncId, exchange);
