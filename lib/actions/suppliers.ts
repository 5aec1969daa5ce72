'use server';
import { z } from 'zod';
import { clearAlias, setAlias, weighAlias } from '@/lib/data/coding/supplier-aliases';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

const supplierInput = z.object({
  merchant: z.string().min(1).max(500),
  supplierRef: z
    .string()
    .max(200)
    .default('')
    .transform((ref) => (ref === '' ? null : ref)),
});

/** Returns what would change if this supplier were linked to the merchant. */
export const previewSupplier = viewerAction('map', supplierInput, (viewer, { merchant, supplierRef }) =>
  weighAlias(viewer, merchant, supplierRef),
);

/** Links a supplier to a merchant, or removes the link. */
export const setSupplier = viewerAction('map', supplierInput, async (viewer, { merchant, supplierRef }) => {
  const effect = await (supplierRef === null ? clearAlias(viewer, merchant) : setAlias(viewer, merchant, supplierRef));
  refreshPages();
  return effect;
});
