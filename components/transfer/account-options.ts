import type { Option } from '@/lib/domain/list/option';
import { accountValue, type PostedAccount } from '@/lib/domain/transfer/account-value';

type Account = PostedAccount & { readonly name: string };

/**
 * Returns the options of an end of a transfer. `kept` are the accounts of the transfer that is edited, which may no longer
 * be offered.
 */
export function accountOptions(
  {
    cards,
    bankAccounts,
    package: target,
  }: {
    readonly cards: readonly Account[];
    readonly bankAccounts: readonly Account[];
    readonly package: { readonly name: string } | null;
  },
  kept: readonly Account[] = [],
): readonly Option[] {
  const offered = [
    ...cards.map((card) => optionOf(card, 'Cards and accounts')),
    ...bankAccounts.map((account) => optionOf(account, `Bank accounts in ${target?.name ?? 'your books'}`)),
  ];
  const known = new Set(offered.map(({ value }) => value));
  const others = kept.map((account) => optionOf(account, 'Chosen before')).filter(({ value }) => !known.has(value));
  return [...offered, ...new Map(others.map((option) => [option.value, option])).values()];
}

const optionOf = (account: Account, group: string): Option => ({
  value: accountValue(account),
  label: `${account.name} (${account.currency})`,
  group,
});
