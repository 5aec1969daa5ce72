import { z } from 'zod';
import { parseAmount } from '@/lib/domain/money';
import { timeZone } from '@/lib/domain/time-zone';
import { companyName } from './person';

/**
 * What a company can change of itself. The receipt policy is an amount in its own currency: payments of that much
 * or more need a receipt; 0 asks for one with every payment, nothing asks for none.
 */
export const companySettingsInput = (baseCurrency: string) =>
  z.object({
    name: companyName,
    timeZone,
    receiptsRequiredFrom: z
      .string()
      .trim()
      .transform((text, context): bigint | null => {
        if (text === '') return null;
        if (/^0+([.,]0+)?$/.test(text)) return 0n;
        const amount = parseAmount(text, baseCurrency);
        if (amount.ok) return amount.money.minor;
        context.addIssue({ code: 'custom', message: amount.reason });
        return z.NEVER;
      }),
  });
