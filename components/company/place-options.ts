import type { Option } from '@/components/ui/form/option';
import { countries, countryName } from '@/lib/domain/company/country';
import { currencies, currencyName } from '@/lib/domain/currency';
import type { PlaceOptions } from './place-fields';

const common = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'NZD', 'ZAR'];

/** Every country as an option, in the order of the names. */
export const countryOptions: readonly Option[] = countries
  .map((code) => ({ value: code, label: countryName(code) }))
  .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));

const currencyOption = (group: string) => (code: string) => ({
  value: code,
  label: `${code} ${currencyName(code)}`,
  group,
});

/** Every country, and every currency with its code and name. The most common currencies come first. */
export const placeOptions: PlaceOptions = {
  countries: countryOptions,
  currencies: [
    ...common.map(currencyOption('Most used')),
    ...currencies.filter((code) => !common.includes(code)).map(currencyOption('All currencies')),
  ],
};
