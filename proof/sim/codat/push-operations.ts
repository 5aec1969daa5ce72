import { type CodatCompany, entriesOfType, type Push } from './company';
import type { Reply } from './idempotency';
import type { Operation, Request } from './operation';
import { readUpload } from './upload';

// Codat's Accounting API: to push suppliers and records, to read pushes, to read lists, and to attach receipts.

export const pushOperations: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /\/push\/suppliers$/, pushSupplier],
  ['POST', /\/push\/(directCosts|directIncomes)$/, pushSpending],
  ['POST', /\/push\/transfers$/, pushTransfer],
  ['POST', /\/push\/[^/]+\/([^/]+)\/attachment$/, attach],
  ['GET', /\/push\/([^/]+)$/, readPush],
  ['GET', /\/push$/, listPushes],
  ['GET', /\/companies\/[^/]+\/data\/suppliers$/, listSuppliers],
  ['GET', /\/connections\/([^/]+)\/data\/transfers$/, listTransfers],
];

const ok = (body: unknown): Reply => ({ status: 200, body });
const missing = (error: string): Reply => ({ status: 404, body: { error } });

function pushSupplier(request: Request): Reply {
  const { supplierName: name }: { readonly supplierName: string } = JSON.parse(request.call.text);
  return queuePush(request, { dataType: 'suppliers', name, record: null });
}

type SpendingJson = { readonly reference: string; readonly note: string; readonly totalAmount: number };

function pushSpending(request: Request): Reply {
  const { call, id, isRejected, movementOf } = request;
  if (isRejected(call.text)) return rejection;
  const { reference, note, totalAmount: amount }: SpendingJson = JSON.parse(call.text);
  const dataType = id === 'directCosts' ? 'directCosts' : 'directIncomes';
  return queuePush(request, { dataType, name: '', record: { transactionId: movementOf(reference), amount, note } });
}

type TransferJson = { readonly description: string; readonly from: { readonly amount: number } };

/** The model's transfers have the reference of the movement in their description. */
function pushTransfer(request: Request): Reply {
  const { call, isRejected, movementOf } = request;
  if (isRejected(call.text)) return rejection;
  const { description, from }: TransferJson = JSON.parse(call.text);
  const record = { transactionId: movementOf(description), amount: from.amount, note: '' };
  return queuePush(request, { dataType: 'transfers', name: '', record });
}

const rejection: Reply = {
  status: 400,
  body: { error: 'not valid', validation: { errors: [{ itemId: 'accountRef', message: 'The account is archived.' }] } },
};

function queuePush(
  { company, call, random, now, pushQueued }: Request,
  content: Pick<Push, 'dataType' | 'name' | 'record'>,
): Reply {
  const connectionId = connectionIn(call.path);
  const id = random.uuid(now);
  const push: Push = { ...content, id, connectionId, at: now, endedAt: null, status: 'Pending', ref: null };
  company.pushes.unshift(push);
  pushQueued(company, push);
  return ok(bodyOf(push));
}

const connectionIn = (path: string): string => /\/connections\/([^/]+)\//.exec(path)?.[1] ?? '';

function readPush({ company, id }: Request): Reply {
  const push = company.pushes.find((each) => each.id === id);
  return push ? ok(bodyOf(push)) : missing(`No push was found with ID ${id}`);
}

/** Codat returns at most 100 pushes on a page, if the call does not say how many. */
function listPushes({ company, call }: Request): Reply {
  const page = Number(call.query.get('page') ?? 1);
  const pageSize = Number(call.query.get('pageSize') ?? 100);
  const results = company.pushes.slice((page - 1) * pageSize, page * pageSize).map(bodyOf);
  return ok({ results, totalResults: company.pushes.length });
}

function listSuppliers({ company }: Request): Reply {
  if (!company.listedSuppliers) return { status: 409, body: { error: 'never read' } };
  const results = company.listedSuppliers.map(({ id, name }) => ({ id, supplierName: name, status: 'Active' }));
  return ok({ results, totalResults: results.length });
}

function listTransfers({ company, id }: Request): Reply {
  const cached = company.cache.get('transfers');
  if (!cached) return { status: 409, body: { error: 'never read' } };
  const results = cached
    .filter(({ connectionId }) => connectionId === id)
    .map(({ id: ref, amount }) => ({
      id: ref,
      date: '2026-01-05T00:00:00',
      from: { accountRef: { id: 'bank' }, amount },
      to: { accountRef: { id: 'card' }, amount },
    }));
  return ok({ results, totalResults: results.length });
}

function attach({ company, call, id, random, now, attachmentStored }: Request): Reply {
  const connectionId = connectionIn(call.path);
  const entry = company.entries.find((each) => each.id === id && each.connectionId === connectionId);
  if (!entry || company.linked !== connectionId) return missing(`No record was found with ID ${id}`);
  const file = { id: random.uuid(now), ...readUpload(call.text) };
  entry.files.push(file);
  attachmentStored(company, file.name);
  return { status: 200, body: null };
}

const bodyOf = ({ id, dataType, at, endedAt, status, ref }: Push) => ({
  pushOperationKey: id,
  dataType,
  requestedOnUtc: new Date(at).toISOString(),
  ...(endedAt !== null && { completedOnUtc: new Date(endedAt).toISOString() }),
  status,
  ...(status === 'Failed' && { errorMessage: 'The account 400 is archived and cannot be used.' }),
  changes: ref === null ? [] : [{ recordRef: { id: ref } }],
});

/** Stores what Codat reads from the package for a data type. */
export function refreshCache(company: CodatCompany, type: string): void {
  if (type === 'suppliers') company.listedSuppliers = [...company.suppliers];
  else company.cache.set(type, entriesOfType(company, type));
}
