import { foldTitle } from '../titles/fold';

const longest = 400;

/**
 * Returns a key that files with the same titles share, whatever their case, accents and punctuation. Files without
 * titles share a key when they have the same number of columns.
 */
export function layoutKey(titles: readonly string[], width: number): string {
  if (titles.length === 0) return `no titles, ${width} columns`;
  const key = titles.map(foldTitle).join('|').replace(/\|+$/, '');
  return key.length <= longest ? key : `${key.slice(0, longest)}…${hashOf(key)}`;
}

/** FNV-1a of 64 bits: it only has to tell layouts apart that begin with the same titles. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text)
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(36);
}
