import { isCurrency } from '@/lib/domain/currency';
import { type Day, isDay } from '@/lib/domain/day';
import { Refusal } from '@/lib/domain/refusal';
import { all, at, below, type Element, textAt } from '../element';
import type { AccountMovements, Movement, Period, StatementLine } from '../statement';
import { balancesOf } from './balances';
import { readEntry } from './entry';
import { parseXml } from './parse-xml';
import { summaryNotices } from './summary';

/**
 * Reads the statements of a CAMT.053 file of any version, the oldest of an account first. Throws a Refusal when the file
 * is damaged or cut off, or is another message than a statement.
 */
export function readCamt(text: string): readonly AccountMovements[] {
  const root = parseXml(text);
  const messages = [...below(root, new Set(['BkToCstmrStmt']))];
  if (messages.length === 0) throw otherMessage(root);
  const statements = messages.flatMap((message) => all(message, 'Stmt'));
  if (statements.length === 0) throw new Refusal('The file is CAMT.053, but it contains no statement.');
  const seen = new Map<string, Element>();
  return statements
    .map((statement) => {
      const id = textAt(statement, 'Id') ?? '';
      const earlier = seen.get(id);
      seen.set(id, earlier ?? statement);
      const isRepeated = earlier !== undefined && contentOf(statement) === contentOf(earlier);
      return {
        until: lastDay(statement),
        account: isRepeated ? repeated(statement, earlier) : readStatement(statement),
      };
    })
    .toSorted((one, other) => one.until.localeCompare(other.until))
    .map(({ account }) => account);
}

function readStatement(statement: Element): AccountMovements {
  const account = accountOf(statement);
  const currency = currencyOf(statement);
  const movements: Movement[] = [];
  const leftOut: StatementLine[] = [];
  const refused: StatementLine[] = [];
  for (const entry of all(statement, 'Ntry')) {
    const reading = readEntry(entry, { account, currency, owner: textAt(statement, 'Acct', 'Ownr', 'Nm') });
    if (reading.kind === 'movements') movements.push(...reading.movements);
    else (reading.kind === 'refused' ? refused : leftOut).push(reading.line);
  }
  const notices = summaryNotices(statement, account);
  return {
    account,
    currency,
    period: periodOf(statement),
    ...balancesOf(statement, currency),
    movements,
    leftOut,
    refused,
    notices,
    isUnsure: false,
  };
}

/** Returns the number of a statement and its days: those of its booked balances, else those that it states. */
function periodOf(statement: Element): Period {
  const days = all(statement, 'Bal')
    .filter((balance) => /^(?:OPBD|PRCD|CLBD|ITBD)$/.test(textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? ''))
    .flatMap((balance) => dayIn(textAt(balance, 'Dt', 'Dt') ?? textAt(balance, 'Dt', 'DtTm')))
    .sort();
  const stated = at(statement, 'FrToDt');
  return {
    line: statement.place.line,
    number: textAt(statement, 'ElctrncSeqNb') ?? textAt(statement, 'LglSeqNb'),
    page: null,
    from: days[0] ?? dayIn(textAt(stated, 'FrDtTm'))[0] ?? null,
    until: days.at(-1) ?? dayIn(textAt(stated, 'ToDtTm'))[0] ?? null,
  };
}

const dayIn = (text: string | null): Day[] => [text?.slice(0, 10) ?? ''].filter(isDay);

/** Returns the IBAN or another number of the account; null when the statement names none. */
function accountOf(statement: Element): string | null {
  const id = at(statement, 'Acct', 'Id');
  return (textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id') ?? textAt(id, 'PrtryAcct', 'Id'))?.replace(/\s/g, '') ?? null;
}

/**
 * Returns the currency of the account. When the statement does not name it, it is the currency of all entries, else that
 * of the booked balances. A balance of another kind can be in another currency.
 */
function currencyOf(statement: Element): string {
  const accounts = all(statement, 'Acct');
  const booked = all(statement, 'Bal').filter((balance) =>
    /^(?:OPBD|PRCD|CLBD)$/.test(textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? ''),
  );
  const named = textAt(accounts[0], 'Ccy');
  const used = [all(statement, 'Ntry'), booked].map(currenciesIn).find((found) => found.length === 1);
  const currency = named ?? used?.[0] ?? '';
  if (accounts.length === 1 && isCurrency(currency)) return currency;
  throw new Refusal(
    `The statement on line ${statement.place.line} does not say in which currency its account is. Download it again.`,
  );
}

const currenciesIn = (parts: readonly Element[]): string[] => [
  ...new Set(parts.map((part) => at(part, 'Amt')?.attributes.Ccy ?? '')),
];

const contentOf = (element: Element): string =>
  JSON.stringify(element, (key, value) => (key === 'parent' || key === 'place' ? undefined : value));

/** Returns a statement whose entries are all left out, because an earlier one in the file is the same. */
function repeated(statement: Element, earlier: Element): AccountMovements {
  const { account, currency, period, closing, notices } = readStatement(statement);
  const reason = `The same statement is in the file twice: see line ${earlier.place.line}.`;
  const leftOut = all(statement, 'Ntry').map((entry) => ({
    place: entry.place,
    what: [textAt(entry, 'AddtlNtryInf'), textAt(entry, 'Amt')].filter((part) => part !== null).join(' ') || 'An entry',
    reason,
  }));
  return {
    account,
    currency,
    period,
    opening: closing,
    closing,
    movements: [],
    leftOut,
    refused: [],
    notices,
    isUnsure: false,
  };
}

/** Returns the last day that a statement is about, for the order of statements; '' when it states none. */
function lastDay(statement: Element): string {
  const days = all(statement, 'Bal').map(
    (balance) => textAt(balance, 'Dt', 'Dt') ?? textAt(balance, 'Dt', 'DtTm') ?? '',
  );
  return days.toSorted().at(-1) ?? textAt(statement, 'CreDtTm') ?? '';
}

const otherMessages: Readonly<Record<string, string>> = {
  BkToCstmrAcctRpt: 'CAMT.052, a report of the running day',
  BkToCstmrDbtCdtNtfctn: 'CAMT.054, a notification of single entries',
};

function otherMessage(root: Element): Refusal {
  const [found] = below(root, new Set(Object.keys(otherMessages)));
  const what = otherMessages[found?.name ?? ''];
  return new Refusal(
    what
      ? `The file is ${what}. Export the statement (CAMT.053) of the account and import that.`
      : 'The file is XML, but no bank statement. Export the statement as CAMT.053, OFX or CSV.',
  );
}
