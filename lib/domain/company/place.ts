import { isCurrency } from '@/lib/domain/currency';
import { countryOfCurrency, currencyOfCountry } from './country';

/** The country of a new company and the currency of its books. */
export type Place = { readonly country: string; readonly currency: string };

/** The place before the browser suggests another one, and for browsers without script. */
export const initialPlace: Place = { country: 'GB', currency: 'GBP' };

/**
 * Suggests the values that the person has not chosen. The country follows from a chosen currency, or else is the
 * likeliest one. The currency follows from the country. `likely` are the countries where the browser probably is.
 */
export function suggestPlace(
  place: Place,
  chosen: { readonly country: boolean; readonly currency: boolean },
  likely: readonly string[],
): Place {
  const suggested = chosen.currency ? countryOfCurrency(place.currency, likely) : (likely[0] ?? place.country);
  const country = chosen.country ? place.country : suggested;
  const usual = currencyOfCountry(country) ?? '';
  return { country, currency: chosen.currency || !isCurrency(usual) ? place.currency : usual };
}
