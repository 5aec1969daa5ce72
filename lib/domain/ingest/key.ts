import { z } from 'zod';
import { requiredLine } from '@/lib/domain/required-line';
import { parseAccountValue } from '@/lib/domain/transfer/account-value';

/** A company has at most this many keys that are not revoked. */
export const mostKeys = 20;

/** What every key starts with, so that tools that look for leaked secrets find it. */
export const keyPrefix = 'outlay_';

/** The last characters of a key, by which a person tells it from others. */
export const hintOf = (token: string): string => token.slice(-4);

const fundingAccount = z
  .string()
  .max(200)
  .default('')
  .refine((value) => value === '' || parseAccountValue(value) !== null, { error: 'Choose an account from the list.' })
  .transform((value) => value || null);

export const keyInput = z.object({
  id: z.uuid(),
  source: requiredLine('Enter the name of the card issuer or platform.', 60),
  fundingAccount,
});

export const fundingInput = z.object({ id: z.uuid(), fundingAccount });

/** Whether a text can be a key, so that nothing else is looked up. */
export const isKeyLike = (text: string): boolean => /^outlay_[\w-]{43}$/.test(text);
