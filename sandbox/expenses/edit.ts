import type { LedgerDocument } from '../ledger/document';
import type { Line } from './fields';
import type { Payload } from './payload';

/**
 * What an update leaves of a written record and what it changes. Codat's pages list what can be edited; the rest of
 * the body is required or allowed by the schema, and stays as it was written.
 */
export function edited(written: Payload, document: LedgerDocument, update: Payload, keepsBank: boolean): Payload {
  if (update.kind === 'transfer' && written.kind === 'transfer') {
    // "From amount, to amount, date" (Codat, "Update transfers").
    return {
      ...written,
      date: update.date,
      from: { ...written.from, amount: update.from.amount },
      to: { ...written.to, amount: update.to.amount },
    };
  }
  // "Net expense amount, tax amount, tax rate reference, expense bank account reference, tracking category objects,
  // description and notes" (Codat, "Update expenses" and "Updating reimbursable expenses").
  if (update.kind === 'expense' && written.kind === 'expense') {
    const usedBank = 'bank' in document ? { id: document.bank.id } : written.bankAccountRef;
    const usedContact = 'contact' in document && document.contact ? { id: document.contact.id } : written.contactRef;
    return {
      ...written,
      contactRef: usedContact ? { id: usedContact.id, type: 'Supplier' } : null,
      bankAccountRef: !keepsBank && update.bankAccountRef?.id ? update.bankAccountRef : usedBank,
      notes: update.notes ?? written.notes,
      lines: editedLines(written.lines, update.lines),
    };
  }
  if (update.kind === 'reimbursable' && written.kind === 'reimbursable') {
    return {
      ...written,
      notes: update.notes ?? written.notes,
      lines: editedLines(written.lines, update.lines),
    };
  }
  return update;
}

type Lines = readonly Line[] | null | undefined;

/** By position: each keeps what it is coded to, and whom it is billed to. A line more is taken as it comes. */
function editedLines(written: Lines, update: Lines): Line[] | null {
  if (!update) return written ? [...written] : null;
  return update.map((line, index) => {
    const before = written?.[index];
    return before
      ? { ...line, accountRef: before.accountRef, itemRef: before.itemRef, invoiceTo: before.invoiceTo }
      : line;
  });
}
