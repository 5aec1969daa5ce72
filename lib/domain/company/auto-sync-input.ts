import { z } from 'zod';

/**
 * The form that chooses when ready expenses are synced automatically: never, as soon as they are ready, or daily at an
 * hour in the company's time zone.
 */
export const autoSyncInput = z.object({
  autoSync: z.enum(['off', 'ready', 'daily'], { error: 'Choose when expenses sync.' }),
  autoSyncHour: z.coerce.number({ error: 'Choose an hour.' }).int().min(0).max(23),
});
