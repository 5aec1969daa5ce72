import { cardNamed } from '@/lib/domain/import/card-named';

/** A bank account of the books that a file can be about. */
export type ImportAccount = {
  readonly ref: string;
  readonly name: string;
  readonly currency: string;
  /** The names of the cards that stand for it. Their last figures are often those of the account. */
  readonly cards: readonly string[];
};

/** What a person chose, and what earlier imports of the company tell. */
export type AccountChoice = {
  readonly accounts: readonly ImportAccount[];
  readonly chosenRef: string | null;
  readonly chosenFileAccount: string | null;
  /** The bank account for which each account of a file was imported before. */
  readonly remembered: Readonly<Record<string, string>>;
};

export type RecognisedAccount = {
  /** Null while a person has to choose it. */
  readonly account: ImportAccount | null;
  /** The account of the file whose lines are wanted. Null where the file names none, or a person has to choose it. */
  readonly fileAccount: string | null;
  /** Whether the file has several accounts, and a person has to choose one. */
  readonly isOpen: boolean;
};

/**
 * Returns the bank account that a file is about: the one that a person chose, else the one for which an account of the file
 * was imported before, else the only one whose name has the last figures of the account of the file.
 */
export function recogniseAccount(fileAccounts: readonly string[], choice: AccountChoice): RecognisedAccount {
  const { accounts, chosenRef, chosenFileAccount } = choice;
  const refs = new Map(fileAccounts.map((name) => [name, refOf(name, choice)]));
  const account = accounts.find(({ ref }) => ref === chosenRef);
  const chosen = chosenFileAccount !== null && fileAccounts.includes(chosenFileAccount) ? chosenFileAccount : null;
  const [only] = fileAccounts;
  if (account) {
    const matching = fileAccounts.filter((name) => refs.get(name) === account.ref);
    const fileAccount =
      chosen ?? (fileAccounts.length === 1 ? only : matching.length === 1 ? matching[0] : null) ?? null;
    return { account, fileAccount, isOpen: fileAccount === null && fileAccounts.length > 1 };
  }
  const fileAccount = chosen ?? fileAccounts.find((name) => refs.get(name) !== null) ?? only ?? null;
  const ref = fileAccount === null ? null : (refs.get(fileAccount) ?? null);
  const found = accounts.find((one) => one.ref === ref) ?? (accounts.length === 1 ? accounts[0] : undefined);
  return { account: found ?? null, fileAccount, isOpen: false };
}

function refOf(name: string, { accounts, remembered }: AccountChoice): string | null {
  const before = remembered[name];
  if (before !== undefined && accounts.some(({ ref }) => ref === before)) return before;
  const fitting = accounts.filter(
    (account) =>
      cardNamed(
        name,
        [account.name, ...account.cards].map((text) => ({ id: text, name: text })),
      ) !== null,
  );
  return fitting.length === 1 ? (fitting[0]?.ref ?? null) : null;
}
