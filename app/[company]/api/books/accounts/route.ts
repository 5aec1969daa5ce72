import { accountOptions } from '@/lib/domain/mapping/options';
import { optionsRoute } from '../options';

/** Returns the accounts whose code, name or type contains a text. */
export const GET = optionsRoute((books, to, { dayOf }) => accountOptions(books, to, dayOf));
