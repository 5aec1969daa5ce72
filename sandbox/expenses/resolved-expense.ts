import { dayOf } from '../engine/day';
import type { Account, Contact, ResolvedExpense, ResolvedLine } from '../packages/books';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Line } from './fields';
import type { ExpenseTransaction } from './transaction';

/** Replaces every id in an expense by the record it refers to. Leaves out the fields that the package ignores. */
export function resolveExpense(books: BooksLookup, transaction: ExpenseTransaction): ResolvedExpense {
  const { accountingPackage, config } = books;
  const bankId = transaction.bankAccountRef?.id || config.bankAccount?.id;
  if (!bankId)
    throw new ValidationError('A bank account must be provided on the transaction or in the company configuration.');
  const bank = books.account(bankId);
  if (!transaction.lines) throw new ValidationError('At least one line must be provided.');
  return {
    type: transaction.type,
    date: dayOf(transaction.issueDate),
    currency: transaction.currency,
    rate: exchangeRateOf(books, transaction),
    info: books.info,
    bank,
    contact: resolveContact(books, transaction),
    reference: referenceOf(books, transaction.reference),
    description: transaction.notes || transaction.merchantName || '',
    merchantName: transaction.merchantName ?? '',
    postAsDraft: accountingPackage.supportsDrafts === true && transaction.postAsDraft === true,
    lines: transaction.lines.map((line) => {
      // Zoho Books keeps the tracking of a bill, but not that of an expense.
      const trackingRefs = books.ignores('tracking on expenses') ? null : line.trackingRefs;
      return resolveLine(books, { ...line, trackingRefs, description: '' });
    }),
  };
}

export function exchangeRateOf(
  books: BooksLookup,
  { currencyRate }: { readonly currencyRate?: number | null | undefined },
): number | undefined {
  if (books.ignores('currency rate')) return undefined;
  return currencyRate ?? (books.accountingPackage.exchangeRateWhenOmitted === 'one' ? 1 : undefined);
}

export const referenceOf = (books: BooksLookup, reference: string | null | undefined): string =>
  books.ignores('reference') ? '' : (reference ?? '');

/** Replaces every id in a line of an expense or a bill by the record it refers to. */
export function resolveLine(books: BooksLookup, line: Line): ResolvedLine {
  const coded = resolveCoding(books, line);
  const rateId = books.ignores('tax rate') ? undefined : line.taxRateRef?.id;
  const defaultId =
    books.accountingPackage.taxWhenOmitted === 'account default' ? coded.account.defaultTaxRateId : undefined;
  const taxRateId = rateId || defaultId;
  return {
    description: line.description || coded.item,
    net: line.netAmount,
    tax: line.taxAmount ?? undefined,
    account: coded.account,
    taxRate: taxRateId === undefined ? undefined : books.taxRate(taxRateId),
    tracking: resolveTracking(books, line.trackingRefs),
    invoiceTo: resolveInvoiceTo(books, line.invoiceTo),
  };
}

/**
 * Returns the tracking options that the references name. References to customers and suppliers are checked, but not
 * used.
 */
export function resolveTracking(
  books: BooksLookup,
  refs: readonly { readonly id: string; readonly dataType: string }[] | null | undefined,
): ResolvedLine['tracking'] {
  if (books.ignores('tracking')) return [];
  return (refs ?? []).flatMap(({ id, dataType }) => {
    if (dataType === 'trackingCategories') return books.option(id);
    if (dataType === 'suppliers') books.supplier(id);
    else books.customer(id);
    return [];
  });
}

const resolveInvoiceTo = (books: BooksLookup, to: Line['invoiceTo']): string | undefined =>
  to && books.accountingPackage.supportsInvoiceTo ? books.customer(to.id).id : undefined;

/**
 * Returns the account and the item name of a line. Codat says of the account: "Required for all integrations except QBD
 * which currently supports either itemRef or accountRef."
 */
function resolveCoding(
  books: BooksLookup,
  { accountRef, itemRef }: Line,
): { readonly account: Account; readonly item: string } {
  if (books.accountingPackage.items && itemRef?.id) {
    if (accountRef?.id)
      throw new ValidationError('Either AccountRef or ItemRef can be provided on a line, but not both.');
    const { item, account } = books.item(itemRef.id);
    return { account, item: item.name };
  }
  if (!accountRef?.id) throw new ValidationError('AccountRef must be provided on every line.');
  return { account: books.account(accountRef.id), item: '' };
}

function resolveContact(books: BooksLookup, transaction: ExpenseTransaction): Contact | undefined {
  const { accountingPackage, config } = books;
  const kind = accountingPackage.contactKind(transaction.type);
  if (kind === 'none') return undefined;
  const customer = kind === 'customer';
  const fallback = customer ? config.customer?.id : config.supplier?.id;
  const id = kind === 'configured supplier' ? config.supplier?.id : transaction.contactRef?.id || fallback;
  if (!id && kind === 'supplier if named') return undefined;
  if (!id)
    throw new ValidationError(
      `A ${customer ? 'customer' : 'supplier'} must be provided on the transaction or in the company configuration.`,
    );
  // Dynamics needs a supplier in the configuration, but does not associate it with the expense ("Map customer
  // transactions"), so it can have another currency.
  if (kind === 'configured supplier') return books.supplier(id);
  return requireCurrency(customer ? books.customer(id) : books.supplier(id), transaction.currency);
}

/** Returns the contact. Throws if it has a fixed currency that differs from the transaction's. */
export function requireCurrency(contact: Contact, currency: string): Contact {
  if (contact.currency !== '' && contact.currency !== currency) {
    throw new ValidationError(
      `The currency of the supplier (${contact.currency}) does not match the currency of the transaction (${currency}).`,
    );
  }
  return contact;
}
