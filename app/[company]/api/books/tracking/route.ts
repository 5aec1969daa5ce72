import { trackingOptions } from '@/lib/domain/mapping/options';
import { optionsRoute } from '../options';

/** Returns the options of the tracking category in the parameter `of` whose name contains a text. */
export const GET = optionsRoute((books, to, { parameters }) =>
  trackingOptions(books, to, (parameters.get('of') ?? '').slice(0, 200)),
);
