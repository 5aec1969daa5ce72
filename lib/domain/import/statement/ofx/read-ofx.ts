import { isCurrency } from '@/lib/domain/currency';
import { Refusal } from '@/lib/domain/refusal';
import { provenMarks } from '../decimal';
import { around, at, below, type Element, textAt, textsOf } from '../element';
import type { AccountMovements, ReadOptions } from '../statement';
import { readAccount } from './account';
import { parseOfx } from './parse-ofx';
import { lists, records } from './tags';

const marked: ReadonlySet<string> = new Set(['TRNAMT', 'BALAMT', 'VALUE']);
const ownerNames: ReadonlySet<string> = new Set([
  'STMTRS',
  'CCSTMTRS',
  'INVSTMTRS',
  'STMTTRNRS',
  'CCSTMTTRNRS',
  'INVSTMTTRNRS',
]);

/**
 * Reads the accounts of an OFX file. `currency` is that of a file with one account that names none. Throws a
 * Refusal when the file is cut off, has no statement, or an account cannot be told from another one.
 */
export function readOfx(text: string, { currency: fallback, spending }: ReadOptions): readonly AccountMovements[] {
  const root = parseOfx(text);
  const statements = statementsIn(root);
  if (statements.size === 0) throw withoutStatement(root);
  const marks = provenMarks([...below(root, marked)].map((element) => element.text));
  return [...statements].map(([statement, found]) => {
    const currency = currencyOf(statement, currencyOfRecords(found) ?? (statements.size === 1 ? fallback : null));
    const account = readAccount(statement, found, { currency, account: accountOf(statement), marks, spending });
    if (textAt(statement, 'CURDEF') || currencyOfRecords(found)) return account;
    return {
      ...account,
      notices: [...account.notices, `The file names no currency. Its amounts are read as ${currency}.`],
    };
  });
}

/** Returns the elements that contain the movements and balances of one account each, with their records. */
function statementsIn(root: Element): ReadonlyMap<Element, readonly Element[]> {
  const owners = new Map<Element, Element>();
  const statements = new Map<Element, Element[]>();
  for (const part of below(root, new Set([...lists, ...records]))) {
    const { parent } = part;
    if (!parent) continue;
    // A list can have thousands of records, which all have the same owner.
    const owner = owners.get(parent) ?? ownerOf(part) ?? parent;
    owners.set(parent, owner);
    const found = statements.get(owner) ?? [];
    statements.set(owner, found);
    if (records.has(part.name)) found.push(part);
  }
  return statements;
}

/** Returns the statement around a list or record: the nearest element that states a currency, else that is named so. */
function ownerOf(part: Element): Element | null {
  let owner = part.parent;
  while (owner && !at(owner, 'CURDEF')) owner = owner.parent;
  if (owner) return owner;
  const list = lists.has(part.name) ? part : around(part, lists);
  return around(part, ownerNames) ?? (list ?? part).parent;
}

// Old codes that banks still write.
const aliases: Readonly<Record<string, string>> = { BRC: 'BRL', RMB: 'CNY', NIS: 'ILS' };

function currencyOf(statement: Element, fallback: string | null): string {
  const named = textsOf(statement, 'CURDEF');
  const currency = aliases[named[0]?.toUpperCase() ?? ''] ?? named[0]?.toUpperCase() ?? null;
  const isSound = named.length <= 1 && (currency !== null || statement.damage === null);
  if (isSound && currency !== null && isCurrency(currency)) return currency;
  if (isSound && currency === null && fallback !== null) return fallback;
  throw new Refusal(
    `The file does not say clearly in which currency the account on line ${statement.place.line} is. Download the statement again.`,
  );
}

/** Returns the currency that every record names. Some banks leave CURDEF empty and write it in each movement. */
function currencyOfRecords(found: readonly Element[]): string | null {
  const [currency, ...others] = new Set(found.map((record) => textAt(record, 'CURRENCY', 'CURSYM')));
  return currency && others.length === 0 ? currency.toUpperCase() : null;
}

function accountOf(statement: Element): string | null {
  const from = statement.children.find(({ name }) => /^(?:BANK|CC|INV|LOAN)?ACCTFROM$/.test(name));
  return textAt(from, 'ACCTID') ?? textAt(statement, 'ACCTID');
}

/** Explains why a file has no statement: the bank's own message, when it has one. */
function withoutStatement(root: Element): Refusal {
  const failed = [...below(root, new Set(['STATUS']))].find((status) => textAt(status, 'SEVERITY') === 'ERROR');
  const message = textAt(failed, 'MESSAGE');
  return new Refusal(
    failed
      ? `The bank wrote an error in place of a statement${message ? `: ${message}` : ''}. Download the statement again.`
      : 'The file is OFX, but it has no list of movements of a bank or card account.',
  );
}
