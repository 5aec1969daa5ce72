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
