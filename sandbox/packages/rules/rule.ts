import type {
  Account,
  CompanyInfo,
  Contact,
  ResolvedBill,
  ResolvedExpense,
  ResolvedJournal,
  ResolvedLine,
  ResolvedTransfer,
} from '../books';

/** A package's reason to refuse what it is handed, in its own words; undefined where it takes it. */
export type Rule<Wanted> = (draft: Wanted) => string | undefined;
export type ResolvedRecord = ResolvedExpense | ResolvedBill | ResolvedJournal | ResolvedTransfer;

interface Dated {
  readonly date: string;
  readonly info: CompanyInfo;
}
interface WithLines<Line> {
  readonly lines: readonly Line[];
}
interface WithContact {
  readonly contact: Contact | undefined;
}
interface InCurrency {
  readonly currency: string;
  readonly rate: number | undefined;
  readonly info: CompanyInfo;
}

/** The first reason any rule gives; packages stop at the first fault too. */
export const firstRefusal =
  <Wanted>(...rules: readonly Rule<Wanted>[]): Rule<Wanted> =>
  (draft) => {
    for (const rule of rules) {
      const reason = rule(draft);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };

/** The first line that a rule for lines refuses. */
export const eachLine =
  <Line = ResolvedLine>(rule: Rule<Line>): Rule<WithLines<Line>> =>
  ({ lines }) => {
    for (const line of lines) {
      const reason = rule(line);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };

/** Closed books: the lock date itself is closed too. */
export const locked =
  (words: (lockDate: string, draft: Dated) => string): Rule<Dated> =>
  (draft) => {
    const { lockDate } = draft.info;
    return lockDate !== undefined && draft.date <= lockDate ? words(lockDate, draft) : undefined;
  };

/** Any account a draft touches, whatever the draft is of. */
export const archivedAccount =
  (words: (account: Account) => string): Rule<ResolvedRecord> =>
  (draft) => {
    const archived = accountsOf(draft).find(({ status }) => status === 'Archived');
    return archived && words(archived);
  };

/** Lines go to the accounts of which the package says so: what mapping options offer follows from the same answer. */
export const codedOnlyTo = (
  takes: (account: Account) => boolean,
  words: (account: Account) => string,
): Rule<WithLines<{ readonly account: Account | undefined }>> =>
  eachLine(({ account }) => (account && !takes(account) ? words(account) : undefined));

export const paidFromBank =
  (words: (account: Account) => string): Rule<Pick<ResolvedExpense, 'bank'>> =>
  ({ bank }) =>
    bank.bank === undefined ? words(bank) : undefined;

export const sameSign =
  (words: string): Rule<WithLines<Pick<ResolvedLine, 'net'>>> =>
  ({ lines }) =>
    lines.some((line) => line.net < 0) && lines.some((line) => line.net > 0) ? words : undefined;

/** The whole of it, net and tax, must not be below zero. */
export const notNegative =
  (words: string): Rule<WithLines<ResolvedLine>> =>
  ({ lines }) =>
    lines.reduce((total, { net, tax = 0 }) => total + net + tax, 0) < 0 ? words : undefined;

export const contactRequired =
  (words: string): Rule<WithContact> =>
  ({ contact }) =>
    contact === undefined ? words : undefined;

export const archivedContact =
  (words: (name: string) => string): Rule<WithContact> =>
  ({ contact }) =>
    contact?.status === 'Archived' ? words(contact.name) : undefined;

export const rateRequired =
  (words: string): Rule<InCurrency> =>
  ({ currency, rate, info }) =>
    currency !== info.baseCurrency && rate === undefined ? words : undefined;

export const referenceRequired =
  (words: string): Rule<{ readonly reference: string }> =>
  ({ reference }) =>
    reference === '' ? words : undefined;

export const referenceUpTo =
  (length: number, words: string): Rule<{ readonly reference: string }> =>
  ({ reference }) =>
    reference.length > length ? words : undefined;

export const descriptionUpTo =
  (length: number, words: string): Rule<{ readonly description: string }> =>
  ({ description }) =>
    description.length > length ? words : undefined;

function accountsOf(draft: ResolvedRecord): readonly Account[] {
  if ('from' in draft) return [draft.from.account, draft.to.account];
  const lines = draft.lines.flatMap(({ account }) => account ?? []);
  if ('bank' in draft) return [draft.bank, ...lines];
  if ('payable' in draft) return [draft.payable, ...lines];
  return lines;
}
