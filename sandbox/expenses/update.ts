import type { LedgerDocument } from '../ledger/document';
import type { Line } from './fields';
import type { Payload } from './payload';

/**
 * Returns the payload that was written before, with the editable fields replaced by those of the update. Codat's pages
 * list the editable fields. All other fields keep their old values, although the schema allows or requires them in an
 * update.
 */
export function applyUpdate(
  written: Payload,
  document: LedgerDocument,
  update: Payload,
  { keepsBankAccount }: { readonly keepsBankAccount: boolean },
): Payload {
  if (update.kind === 'transfer' && written.kind === 'transfer') {
    // Codat lists these fields as editable: "From amount, to amount, date" ("Update transfers").
    return {
      ...written,
      date: update.date,
      from: { ...written.from, amount: update.from.amount },
      to: { ...written.to, amount: update.to.amount },
    };
  }
  // Codat lists these fields as editable: "Net expense amount, tax amount, tax rate reference, expense bank account
  // reference, tracking category objects, description and notes" ("Update expenses" and "Updating reimbursable
  // expenses").
  if (update.kind === 'expense' && written.kind === 'expense') {
    const bank = 'bank' in document ? { id: document.bank.id } : written.bankAccountRef;
    const contact = 'contact' in document && document.contact ? { id: document.contact.id } : written.contactRef;
    return {
      ...written,
      contactRef: contact ? { id: contact.id, type: 'Supplier' } : null,
      bankAccountRef: !keepsBankAccount && update.bankAccountRef?.id ? update.bankAccountRef : bank,
      notes: update.notes ?? written.notes,
      lines: updatedLines(written.lines, update.lines),
    };
  }
  if (update.kind === 'reimbursable' && written.kind === 'reimbursable')
    return { ...written, notes: update.notes ?? written.notes, lines: updatedLines(written.lines, update.lines) };
  return update;
}

type Lines = readonly Line[] | null | undefined;

/**
 * Returns the lines after an update. Lines are matched by position: each keeps the account, item and invoiced customer
 * of the old line at its position. Additional lines are new.
 */
function updatedLines(written: Lines, update: Lines): Line[] | null {
  if (!update) return written ? [...written] : null;
  return update.map((line, index) => {
    const before = written?.[index];
    return before
      ? { ...line, accountRef: before.accountRef, itemRef: before.itemRef, invoiceTo: before.invoiceTo }
      : line;
  });
}
