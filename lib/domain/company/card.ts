import { z } from 'zod';
import { isCurrency } from '@/lib/domain/currency';
import { requiredLine } from '@/lib/domain/required-line';

/** A company has at most this many active cards, bank accounts and cash boxes. */
export const mostCards = 500;

export const cardInput = z.object({
  id: z.uuid(),
  name: requiredLine('Enter a name, such as Visa 4590.', 60),
  currency: z.string().refine(isCurrency, { error: 'Choose a currency.' }),
});
