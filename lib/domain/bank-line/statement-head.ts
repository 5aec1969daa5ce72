import type { FilePlan } from '@/lib/domain/import/file-plan';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';
import { formatMoney, money } from '@/lib/domain/money';
import { counted } from '@/lib/domain/plural';
import type { RecognisedAccount } from './recognise-account';
import type { StatementLine } from './statement-lines';

/** Returns what the preview says about the account, the days and the balances of a file. */
export function statementHead(
  plan: FilePlan,
  { account, fileAccount }: RecognisedAccount,
  lines: readonly StatementLine[],
  locale: string,
): NonNullable<PreviewHead['statement']> {
  const days = lines.map(({ facts }) => facts.day).toSorted();
  return {
    accountRef: account?.ref ?? null,
    fileAccount,
    fileAccounts: fileAccountsOf(plan),
    from: days.at(0) ?? null,
    until: days.at(-1) ?? null,
    proofs: plan.accounts
      .filter((one) => one.isBalanced === true && (fileAccount === null || one.account === fileAccount))
      .flatMap(({ opening, closing }) =>
        opening && closing
          ? [
              `The opening balance of ${formatMoney(opening, locale)} plus ${formatMoney(money(closing.minor - opening.minor, closing.currency), locale)} ` +
                `of movements is the closing balance of ${formatMoney(closing, locale)}.`,
            ]
          : [],
      ),
  };
}

/** Returns the accounts that a file names, in the order of the file. */
export const fileAccountsOf = ({ accounts }: Pick<FilePlan, 'accounts'>): string[] => [
  ...new Set(accounts.flatMap(({ account }) => account ?? [])),
];

/** Returns what the person has to know before the lines of a file can be imported. */
export const accountNotices = ({ account, isOpen }: RecognisedAccount, fileAccounts: readonly string[]): string[] => {
  if (account === null) return ['Choose the bank account that this statement is of.'];
  return isOpen
    ? [`The file has ${counted(fileAccounts.length, 'account')}. Choose the one that is ${account.name}.`]
    : [];
};
