import { z } from 'zod';

/** So many ids fit into an address that every browser and proxy takes. */
export const maxIdsInUrl = 250;

/** Ids as short as an address can hold them: sixteen bytes each, in base64url. */
export function packIds(ids: readonly string[]): string {
  const bytes = ids.flatMap((id) =>
    (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The ids of an address; what cannot be read is refused. */
export const idListParam = z
  .string()
  .regex(/^(?:[\w-]{4})*(?:[\w-]{2,3})?$/)
  .transform((text, context) => {
    const hex = Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
      byte.charCodeAt(0).toString(16).padStart(2, '0'),
    ).join('');
    if (hex.length % 32 !== 0) context.addIssue('no list of ids');
    return (hex.match(/.{32}/g) ?? []).map((id) =>
      [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-'),
    );
  })
  .pipe(z.array(z.uuid()).min(1).max(maxIdsInUrl));
