import { trackingOptions } from '@/lib/domain/mapping/options';
import { optionsRoute } from '../options';

/** Returns the tracking options whose name contains a text, of the tracking category in the parameter `of` if there is one. */
export const GET = optionsRoute((books, to, { parameters }) =>
  trackingOptions(books, to, parameters.get('of')?.slice(0, 200) ?? null),
);
