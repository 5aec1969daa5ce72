import { bankAccountOptions } from '@/lib/domain/mapping/options';
import { optionsRoute } from '../options';

/**
 * Returns the bank accounts whose code, name or currency contains a text. With the parameter `currency`, those that
 * cannot pay an expense in it are disabled.
 */
export const GET = optionsRoute((books, to, { viewer, currency, dayOf }) =>
  bankAccountOptions(books, to, dayOf, { currency, baseCurrency: viewer.baseCurrency }),
);
