/** The number of ids that fit into a URL which every browser and proxy accepts. */
export const maxIdsInUrl = 250;

/** Converts ids to short text for a URL: 16 bytes for each id, encoded in base64url. */
export function packIds(ids: readonly string[]): string {
  const bytes = ids.flatMap((id) =>
    (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
