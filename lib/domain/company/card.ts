import { z } from 'zod';
import { isCurrency } from '@/lib/domain/currency';
import { normaliseLine } from '@/lib/domain/text';

export const cardInput = z.object({
  id: z.uuid(),
  name: z
    .string()
    .transform(normaliseLine)
    .refine((name) => name.length > 0, { error: 'Enter a name, such as Visa 4590.' })
    .refine((name) => name.length <= 60, { error: 'Use at most 60 characters.' }),
  currency: z.string().refine(isCurrency, { error: 'Choose a currency.' }),
});
