import { z } from 'zod';
import type { Decimal } from '@/lib/domain/reading/amount';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { timeZone } from '@/lib/domain/time-zone';
import { companyName, country } from './person';
import { asTaxYear, isYearStart } from './year-start';

/**
 * The form for a company's settings. The receipt policy is an amount in the base currency from which a payment needs a
 * receipt. Zero means that every payment needs one; an empty field means that none does.
 */
export const companySettingsInput = (baseCurrency: string, decimal?: Decimal) =>
  z.object({
    name: companyName,
    country,
    timeZone,
    /** Null: as the tax year of the country. */
    yearStart: z
      .string()
      .default(asTaxYear)
      .refine((value) => value === asTaxYear || isYearStart(value), 'Choose the first day of the financial year.')
      .transform((value) => (value === asTaxYear ? null : value)),
    receiptsRequiredFrom: z
      .string()
      .trim()
      .transform((text, context): bigint | null => {
        if (text === '') return null;
        if (/^0+([.,]0+)?$/.test(text)) return 0n;
        const amount = parseAmount(text, baseCurrency, decimal);
        if (amount.ok) return amount.money.minor;
        context.addIssue({ code: 'custom', message: amount.reason });
        return z.NEVER;
      }),
  });
