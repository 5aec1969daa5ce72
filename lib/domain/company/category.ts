import { z } from 'zod';
import { requiredLine } from '@/lib/domain/required-line';

export type Category = { readonly id: string; readonly name: string };

/** The categories that a new company starts with. It can rename, add and archive categories. */
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

/** A company has at most this many active categories. Every page that codes an expense reads them all. */
export const mostCategories = 500;

export const categoryName = requiredLine('Enter a name.', 60);

export const categoryInput = z.object({ id: z.uuid(), name: categoryName });
