import { currencies, currencyName } from '@/lib/domain/currency';
import type { Option } from '@/lib/domain/list/option';

/** Returns every currency except these as an option. Those in use come first. */
export function currencyOptions(inUse: readonly string[], except: ReadonlySet<string>): readonly Option[] {
  const all = currencies.filter((code) => !except.has(code));
  const first = [...new Set(inUse)].filter((code) => all.includes(code));
  const named = (group: string) => (code: string) => ({ value: code, label: `${code} ${currencyName(code)}`, group });
  return [...first.map(named('In use')), ...all.filter((code) => !first.includes(code)).map(named('All'))];
}
