import { dayOf } from '../engine/day';
import type { CompanyInfo, Contact, Draft, DraftLine } from '../packages/books';
import type { AccountingPackage } from '../packages/package';
import { liveRecord } from '../store/books';
import type { ConnectionRow } from '../store/connection';
import type { Store } from '../store/store';
import type { ExpenseTransaction } from './transaction';

/** The fallbacks a company has been given with `POST …/config`. */
export interface Configuration {
  readonly bankAccount?: { readonly id?: string } | undefined;
  readonly supplier?: { readonly id?: string } | undefined;
  readonly customer?: { readonly id?: string } | undefined;
}

export type Resolved = { readonly draft: Draft } | { readonly problem: string };

class Problem extends Error {}

export interface Books {
  readonly store: Store;
  readonly connection: ConnectionRow;
  readonly accountingPackage: AccountingPackage;
  readonly info: CompanyInfo;
  readonly config: Configuration;
}

/**
 * Looks up every reference of a transaction. A reference that leads nowhere is Codat's own ValidationError; the words
 * are those of its sister engine, Sync for Commerce, which has the same table of codes.
 */
export function resolve(books: Books, transaction: ExpenseTransaction): Resolved {
  try {
    return { draft: draftOf(books, transaction) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
}

function draftOf(books: Books, transaction: ExpenseTransaction): Draft {
  const { store, connection, config } = books;
  const bankId = transaction.bankAccountRef?.id ?? config.bankAccount?.id;
  if (!bankId) throw new Problem('A bank account must be provided on the transaction or in the company configuration.');
  const bank = liveRecord(store, connection.id, 'chartOfAccounts', bankId);
  if (!bank) throw new Problem(`The following account(s) were not found (${bankId})`);
  if (!transaction.lines) throw new Problem('At least one line must be provided.');
  return {
    type: transaction.type,
    date: dayOf(transaction.issueDate),
    currency: transaction.currency,
    rate: transaction.currencyRate ?? undefined,
    info: books.info,
    bank,
    contact: contactOf(books, transaction),
    reference: transaction.reference ?? '',
    description: transaction.notes || transaction.merchantName || '',
    merchantName: transaction.merchantName ?? '',
    postAsDraft: transaction.postAsDraft ?? false,
    lines: transaction.lines.map((line) => lineOf(books, line)),
  };
}

function contactOf(
  { store, connection, accountingPackage, config }: Books,
  transaction: ExpenseTransaction,
): Contact | undefined {
  const kind = accountingPackage.contactFor(transaction.type);
  if (kind === 'none') return undefined;
  const customer = kind === 'customer';
  const fallback = customer ? config.customer?.id : config.supplier?.id;
  const id = kind === 'configured supplier' ? config.supplier?.id : (transaction.contactRef?.id ?? fallback);
  if (!id)
    throw new Problem(
      `A ${customer ? 'customer' : 'supplier'} must be provided on the transaction or in the company configuration.`,
    );
  const contact = liveRecord(store, connection.id, customer ? 'customers' : 'suppliers', id);
  if (!contact) throw new Problem(customer ? `Customer \`${id}\` does not exist.` : 'Supplier does not exist.');
  if (contact.currency !== '' && contact.currency !== transaction.currency) {
    throw new Problem(
      `The currency of the supplier (${contact.currency}) does not match the currency of the transaction (${transaction.currency}).`,
    );
  }
  return contact;
}

type Line = NonNullable<ExpenseTransaction['lines']>[number];

function lineOf({ store, connection, accountingPackage }: Books, line: Line): DraftLine {
  if (!line.accountRef) throw new Problem('AccountRef must be provided on every line.');
  const account = liveRecord(store, connection.id, 'chartOfAccounts', line.accountRef.id);
  if (!account) throw new Problem(`The following account(s) were not found (${line.accountRef.id})`);
  const rateId =
    line.taxRateRef?.id ??
    (accountingPackage.taxWhenOmitted === 'account default' ? account.defaultTaxRateId : undefined);
  const taxRate = rateId === undefined ? undefined : liveRecord(store, connection.id, 'taxRates', rateId);
  if (rateId !== undefined && !taxRate) throw new Problem(`Tax Rate \`${rateId}\` does not exist.`);
  const tracking = (line.trackingRefs ?? [])
    .filter((ref) => ref.dataType === 'trackingCategories')
    .map((ref) => {
      const option = liveRecord(store, connection.id, 'trackingCategories', ref.id);
      if (!option) throw new Problem(`Tracking category \`${ref.id}\` does not exist.`);
      return option;
    });
  return {
    description: '',
    net: line.netAmount,
    tax: line.taxAmount ?? undefined,
    account,
    taxRate,
    tracking,
    invoiceTo: line.invoiceTo?.id,
  };
}
