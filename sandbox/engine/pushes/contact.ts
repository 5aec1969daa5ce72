import { z } from 'zod';
import type { Contact } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecord, liveRecords, putLive } from '../../store/books';
import { type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import { fieldFault, nextId, text } from './fields';
import type { Outcome } from './push-row';

const contactPayload = z.object({
  supplierName: text,
  customerName: text,
  contactName: text,
  emailAddress: text,
  phone: text,
  defaultCurrency: text,
  status: text,
});

/**
 * Writes a supplier or customer: a new one, or a change of an existing one. In a package where one contact is both, the
 * record is written to both lists.
 */
export function writeContact(
  sandbox: Sandbox,
  connection: ConnectionRow,
  type: 'suppliers' | 'customers',
  recordId: string | null,
  payload: unknown,
): Outcome {
  const record = type === 'suppliers' ? 'Supplier' : 'Customer';
  const input = contactPayload.parse(payload);
  const name = type === 'suppliers' ? input.supplierName : input.customerName;
  const existing = recordId === null ? undefined : liveRecord(sandbox.store, connection.id, type, recordId);
  const isTaken = liveRecords(sandbox.store, connection.id, type).some(
    (contact) => contact.id !== recordId && contact.name.toLowerCase() === name.toLowerCase(),
  );
  const faults = [
    ...(name === '' ? [fieldFault(record, `${record}Name`, 'must be provided.')] : []),
    ...(isTaken ? [fieldFault(record, `${record}Name`, `must be unique; ${name} already exists.`)] : []),
    ...(recordId !== null && !existing ? [fieldFault(record, 'Id', 'does not exist.')] : []),
  ];
  if (faults.length > 0) return { faults };
  const info = infoOf(connection);
  const shared = packageOf(connection).sharesContacts === true;
  const contact: Contact = {
    id: existing?.id ?? nextId(sandbox, connection),
    name,
    contactName: input.contactName,
    email: input.emailAddress,
    phone: input.phone,
    city: existing?.city ?? '',
    country: existing?.country ?? info.country,
    currency: input.defaultCurrency || existing?.currency || (shared ? '' : info.baseCurrency),
    // Xero's write model has the status InActive; the other packages have Archived.
    status: input.status === '' ? (existing?.status ?? 'Active') : input.status === 'Active' ? 'Active' : 'Archived',
  };
  for (const list of shared ? (['suppliers', 'customers'] as const) : ([type] as const))
    putLive(sandbox.store, connection.id, list, contact);
  return { recordId: contact.id };
}
