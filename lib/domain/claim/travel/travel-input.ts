import { z } from 'zod';
import { type Day, isDay } from '@/lib/domain/day';
import { dayInput } from '@/lib/domain/movement/fields';
import { plainCharacters } from '@/lib/domain/reading/characters';
import { requiredLine } from '@/lib/domain/required-line';
import { parseQuantity } from './quantity';
import { travelKinds, travelUnits } from './rate';

/** Returns the schema of the form of mileage or a per diem. `today` is the day in the company's time zone. */
export const travelInput = (today: Day) =>
  z.object({
    id: z.uuid(),
    /** The revision of the claim that the person edited; zero for a new one. */
    revision: z.coerce.number().int().nonnegative().default(0),
    kind: z.enum(travelKinds),
    name: z.string().min(1, { error: 'Choose from the list.' }).max(100),
    day: dayInput(today),
    quantity: z.string().transform((text, context) => {
      const parsed = parseQuantity(text);
      if (parsed.ok) return parsed.milli;
      context.addIssue({ code: 'custom', message: parsed.reason });
      return z.NEVER;
    }),
    reason: requiredLine('Say why you travelled.', 200),
    categoryId: z.uuid({ error: 'Choose a category.' }),
    receiptIds: z.array(z.uuid()).max(20).default([]),
  });
export type TravelInput = z.output<ReturnType<typeof travelInput>>;

/** Decimal digits above zero with at most six decimals, as a person types them; null when the field is empty. */
const optionalDecimal = z
  .string()
  .default('')
  .transform((text, context) => {
    const typed = plainCharacters(text).replace(',', '.');
    if (typed === '') return null;
    if (/^\d{1,6}(\.\d{1,6})?$/.test(typed) && /[1-9]/.test(typed)) return typed;
    context.addIssue({ code: 'custom', message: 'Enter a rate such as 0.45.' });
    return z.NEVER;
  });

/** Returns the schema of the form of a new rate. A rate that exists already is replaced from its day on. */
export const rateInput = z
  .object({
    id: z.uuid(),
    kind: z.enum(travelKinds),
    name: requiredLine('Enter the vehicle type or the place.', 60),
    fromDay: z.string().refine(isDay, { error: 'Enter a date that exists.' }),
    unit: z.enum(travelUnits).default('km'),
    rate: optionalDecimal,
    threshold: z.string().default(''),
    rateAfter: optionalDecimal,
    fuelRate: optionalDecimal,
    fuelTaxPercent: optionalDecimal,
    categoryId: z
      .string()
      .default('')
      .transform((text) => (text === '' ? null : text))
      .pipe(z.uuid({ error: 'Choose a category from the list.' }).nullable()),
  })
  .transform(({ threshold: typed, ...form }, context) => {
    const problem = (path: string, message: string): null => {
      context.addIssue({ code: 'custom', path: [path], message });
      return null;
    };
    const text = plainCharacters(typed).replace(/[ ,.]/g, '');
    const threshold =
      text === ''
        ? null
        : /^[1-9]\d{0,6}$/.test(text)
          ? Number(text)
          : problem('threshold', 'Enter a whole distance such as 10,000.');
    const { rate, rateAfter, fuelRate, fuelTaxPercent } = form;
    if (rate === null) problem('rate', 'Enter a rate such as 0.45.');
    if (form.kind === 'per_diem')
      return {
        ...form,
        rate: rate ?? '0',
        unit: 'day' as const,
        threshold: null,
        rateAfter: null,
        fuelRate: null,
        fuelTaxPercent: null,
      };
    if (form.unit === 'day') problem('unit', 'Choose kilometres or miles.');
    if (text !== '' && rateAfter === null) problem('rateAfter', 'Enter the rate for more than this distance.');
    if (text === '' && rateAfter !== null) problem('threshold', 'Enter the distance after which this rate is paid.');
    if (fuelRate !== null && fuelTaxPercent === null)
      problem('fuelTaxPercent', 'Enter the tax in the fuel in per cent.');
    if (fuelRate === null && fuelTaxPercent !== null) problem('fuelRate', 'Enter the part of the rate that is fuel.');
    if (fuelTaxPercent !== null && Number(fuelTaxPercent) > 100)
      problem('fuelTaxPercent', 'Enter at most 100 per cent.');
    if (context.issues.length > 0) return z.NEVER;
    return { ...form, rate: rate ?? '0', threshold };
  });
export type RateInput = z.output<typeof rateInput>;
