import type { JobData } from '@/lib/data/queue';
import { matchAccount as match } from '@/lib/data/reconcile/match';

/** Matches the bank lines and records of one account. */
export const matchAccount = async (data: JobData<'match-account'>): Promise<void> => void (await match(data));
