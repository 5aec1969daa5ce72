import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';

export type Category = { readonly id: string; readonly name: string };

/** What a new company starts with; it can rename, add and archive. */
export const starterCategories = [
  'Advertising',
  'Bank fees',
  'Entertainment',
  'Fuel',
  'Insurance',
  'Meals',
  'Office supplies',
  'Postage & delivery',
  'Professional services',
  'Rent',
  'Repairs',
  'Software',
  'Telephone & internet',
  'Training',
  'Travel',
  'Utilities',
  'Other',
] as const;

export const categoryName = z
  .string()
  .transform(normaliseLine)
  .refine((name) => name.length > 0, { error: 'Enter a name.' })
  .refine((name) => name.length <= 60, { error: 'Use at most 60 characters.' });

export const categoryInput = z.object({ id: z.uuid(), name: categoryName });
