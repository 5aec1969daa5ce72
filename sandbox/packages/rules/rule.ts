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

/**
 * Returns why the package refuses a record, in the words of the package. Returns undefined if the package accepts it.
 */
export type Rule<Checked> = (record: Checked) => string | undefined;
export type ResolvedRecord = ResolvedExpense | ResolvedBill | ResolvedJournal | ResolvedTransfer;
/** The message of a rule. It is the same for every record, or a function of the record. */
type Message<Checked> = string | ((record: Checked) => string);

interface Dated {
  readonly date: string;
  readonly info: CompanyInfo;
}
export interface WithLines<Line> {
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

/** Refuses records for which the condition is true. */
export const refuseIf =
  <Checked>(condition: (record: Checked) => boolean, message: Message<Checked>): Rule<Checked> =>
  (record) => {
    if (!condition(record)) return undefined;
    return typeof message === 'string' ? message : message(record);
  };

/** Refuses records in which `find` finds something. The message depends on what was found. */
export const refuseFound =
  <Checked, Found>(find: (record: Checked) => Found | undefined, message: (found: Found) => string): Rule<Checked> =>
  (record) => {
    const found = find(record);
    return found === undefined ? undefined : message(found);
  };

/** Combines several rules. Only the first refusal is returned, because packages stop at the first error too. */
export const firstRefusal =
  <Checked>(...rules: readonly Rule<Checked>[]): Rule<Checked> =>
  (record) =>
    firstReason(rules, (rule) => rule(record));

/** Applies a rule to each line of a record. Only the first refusal is returned. */
export const eachLine =
  <Line = ResolvedLine>(rule: Rule<Line>): Rule<WithLines<Line>> =>
  ({ lines }) =>
    firstReason(lines, rule);

function firstReason<Item>(items: readonly Item[], refuse: Rule<Item>): string | undefined {
  for (const item of items) {
    const reason = refuse(item);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Refuses records in a closed period. The lock date is the last closed day. */
export const locked =
  (message: (lockDate: string, record: Dated) => string): Rule<Dated> =>
  (record) => {
    const { lockDate } = record.info;
    return lockDate !== undefined && record.date <= lockDate ? message(lockDate, record) : undefined;
  };

/** Refuses records that use an archived account anywhere, not only in their lines. */
export const archivedAccount = (message: (account: Account) => string): Rule<ResolvedRecord> =>
  refuseFound((record) => accountsOf(record).find(({ status }) => status === 'Archived'), message);

/**
 * Refuses lines that are coded to an account that `accepts` does not allow. The mapping options use the same function,
 * so they offer only accounts that the package accepts.
 */
export const codedOnlyTo = (
  accepts: (account: Account) => boolean,
  message: (account: Account) => string,
): Rule<WithLines<{ readonly account: Account | undefined }>> =>
  eachLine(refuseFound(({ account }) => (account && !accepts(account) ? account : undefined), message));

export const paidFromBank = (message: (account: Account) => string): Rule<Pick<ResolvedExpense, 'bank'>> =>
  refuseFound(({ bank }) => (bank.bank === undefined ? bank : undefined), message);

export const sameSign = (message: string): Rule<WithLines<Pick<ResolvedLine, 'net'>>> =>
  refuseIf(({ lines }) => lines.some(({ net }) => net < 0) && lines.some(({ net }) => net > 0), message);

/** Refuses records whose gross total is negative. */
export const notNegative = (message: string): Rule<WithLines<ResolvedLine>> =>
  refuseIf(({ lines }) => lines.reduce((total, { net, tax = 0 }) => total + net + tax, 0) < 0, message);

export const contactRequired = (message: string): Rule<WithContact> =>
  refuseIf(({ contact }) => contact === undefined, message);

export const archivedContact = (message: (name: string) => string): Rule<WithContact> =>
  refuseFound(({ contact }) => (contact?.status === 'Archived' ? contact.name : undefined), message);

export const rateRequired = (message: string): Rule<InCurrency> =>
  refuseIf(({ currency, rate, info }) => currency !== info.baseCurrency && rate === undefined, message);

export const referenceRequired = (message: string): Rule<{ readonly reference: string }> =>
  refuseIf(({ reference }) => reference === '', message);

export const referenceUpTo = (length: number, message: string): Rule<{ readonly reference: string }> =>
  refuseIf(({ reference }) => reference.length > length, message);

/** Refuses a description that is too long. It applies to a record, or with `eachLine` to a line. */
export const descriptionUpTo = (length: number, message: string): Rule<{ readonly description: string }> =>
  refuseIf(({ description }) => description.length > length, message);

function accountsOf(record: ResolvedRecord): readonly Account[] {
  if ('from' in record) return [record.from.account, record.to.account];
  const lines = record.lines.flatMap(({ account }) => account ?? []);
  if ('bank' in record) return [record.bank, ...lines];
  return 'payable' in record ? [record.payable, ...lines] : lines;
}
