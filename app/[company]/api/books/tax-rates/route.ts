import { taxRateOptions } from '@/lib/domain/mapping/options';
import { optionsRoute } from '../options';

/** Returns the tax rates whose name contains a text. */
export const GET = optionsRoute((books, to, { dayOf }) => taxRateOptions(books, to, dayOf));
