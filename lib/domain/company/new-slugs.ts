import slugify from '@sindresorhus/slugify';
import { isReservedSlug, maxSlugLength } from './slug';

/**
 * Yields slugs for a company of this name, the best one first: harbour-finch, harbour-finch-2 … harbour-finch-9, then
 * with `random` digits, without an end. A name without a letter or digit yields "company".
 */
export function* slugsFor(name: string, random: () => string): Generator<string, never> {
  const short = slugify(name, { decamelize: false })
    .slice(0, maxSlugLength - 9)
    .replace(/-+$/, '');
  const base = short.length >= 3 ? short : short === '' ? 'company' : `company-${short}`;
  if (!isReservedSlug(base)) yield base;
  for (let number = 2; number <= 9; number += 1) yield `${base}-${number}`;
  for (;;) yield `${base}-${random()}`;
}
