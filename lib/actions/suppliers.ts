'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { clearAlias, setAlias, weighAlias } from '@/lib/data/coding/supplier-aliases';
import { viewerAction } from './wrapper';

const naming = z.object({
  merchant: z.string().min(1).max(500),
  supplierRef: z
    .string()
    .max(200)
    .default('')
    .transform((ref) => (ref === '' ? null : ref)),
});

/** What saying which supplier a merchant is would do, before it is said. */
export const weighSupplier = viewerAction('map', naming, (viewer, { merchant, supplierRef }) =>
  weighAlias(viewer, merchant, supplierRef),
);

/** Says which supplier of the books a merchant is, or that it is none any more. */
export const nameSupplier = viewerAction('map', naming, async (viewer, { merchant, supplierRef }) => {
  const effect = await (supplierRef === null ? clearAlias(viewer, merchant) : setAlias(viewer, merchant, supplierRef));
  revalidatePath('/mapping', 'layout');
  return effect;
});
