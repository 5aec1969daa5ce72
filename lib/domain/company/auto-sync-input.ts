import { z } from 'zod';

/** When ready expenses go to the books by themselves: never, at once, or each day at an hour of the company's. */
export const autoSyncInput = z.object({
  autoSync: z.enum(['off', 'ready', 'daily'], { error: 'Choose when expenses are to sync.' }),
  autoSyncHour: z.coerce.number({ error: 'Choose an hour.' }).int().min(0).max(23),
});
