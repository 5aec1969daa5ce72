import { z } from 'zod';
import { maxIdsInUrl } from './id-list';

/**
 * The schema of a URL parameter with packed ids. Rejects any other text. It is not in the file of `packIds`, so that a
 * page that only packs ids does not load zod.
 */
export const idListParam = z
  .string()
  .regex(/^(?:[\w-]{4})*(?:[\w-]{2,3})?$/)
  .transform((text, context) => {
    const hex = Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
      byte.charCodeAt(0).toString(16).padStart(2, '0'),
    ).join('');
    if (hex.length % 32 !== 0) context.addIssue('not a list of ids');
    return (hex.match(/.{32}/g) ?? []).map((id) =>
      [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-'),
    );
  })
  .pipe(z.array(z.uuid()).min(1).max(maxIdsInUrl));
