import type { Option } from '@/components/ui/form/option';
import { currencies, currencyName } from '@/lib/domain/currency';

const common = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'NZD', 'ZAR'];

/** Returns every currency with its code and name. The most common currencies come first. */
export function currencyOptions(): readonly Option[] {
  const option = (group: string) => (code: string) => ({
    value: code,
    label: `${code} ${currencyName(code)}`,
    group,
  });
  return [
    ...common.map(option('Most used')),
    ...currencies.filter((code) => !common.includes(code)).map(option('All currencies')),
  ];
}
