import { countries, countryName } from '@/lib/domain/company/country';
import { currencies, currencyName } from '@/lib/domain/currency';
import type { Option } from '@/lib/domain/list/option';

const common = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'NZD', 'ZAR'];

/** Returns every country as an option, in the order of the names. */
export const countryOptions = (): readonly Option[] =>
  countries
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));

/** Returns every currency as an option with its code and name. The most common ones come first. */
export const currencyOptions = (): readonly Option[] => [
  ...common.map(currencyOption('Most used')),
  ...currencies.filter((code) => !common.includes(code)).map(currencyOption('All currencies')),
];

const currencyOption = (group: string) => (code: string) => ({
  value: code,
  label: `${code} ${currencyName(code)}`,
  group,
});
