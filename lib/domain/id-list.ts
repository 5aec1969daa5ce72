import { z } from 'zod';

/** This many ids fit into a URL that every browser and proxy accepts. */
export const maxIdsInUrl = 250;

/** Packs ids for a URL: 16 bytes each, in base64url. */
export function packIds(ids: readonly string[]): string {
  const bytes = ids.flatMap((id) =>
    (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Unpacks the ids of a URL parameter; rejects text that is not a list of ids. */
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
