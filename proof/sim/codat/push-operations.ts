import type { Push } from './company';
import type { Reply } from './idempotency';
import type { Operation, Request } from './operation';

// Codat's calls for new suppliers: to push one, to read pushes, and to read the list.

export const pushOperations: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /\/push\/suppliers$/, pushSupplier],
  ['GET', /\/push\/([^/]+)$/, readPush],
  ['GET', /\/push$/, listPushes],
  ['GET', /\/companies\/[^/]+\/data\/suppliers$/, listSuppliers],
];

const ok = (body: unknown): Reply => ({ status: 200, body });

function pushSupplier({ company, call, random, now, pushQueued }: Request): Reply {
  const { supplierName: name }: { readonly supplierName: string } = JSON.parse(call.text);
  const push: Push = { id: random.uuid(now), name, at: now, status: 'Pending', ref: null };
  company.pushes.unshift(push);
  pushQueued(company, push);
  return ok(bodyOf(push));
}

function readPush({ company, id }: Request): Reply {
  const push = company.pushes.find((each) => each.id === id);
  return push ? ok(bodyOf(push)) : { status: 404, body: { error: `No push was found with ID ${id}` } };
}

function listPushes({ company }: Request): Reply {
  return ok({ results: company.pushes.map(bodyOf), totalResults: company.pushes.length });
}

function listSuppliers({ company }: Request): Reply {
  if (!company.listedSuppliers) return { status: 409, body: { error: 'never read' } };
  const results = company.listedSuppliers.map(({ id, name }) => ({ id, supplierName: name, status: 'Active' }));
  return ok({ results, totalResults: results.length });
}

const bodyOf = ({ id, at, status, ref }: Push) => ({
  pushOperationKey: id,
  dataType: 'suppliers',
  requestedOnUtc: new Date(at).toISOString(),
  status,
  changes: ref === null ? [] : [{ recordRef: { id: ref } }],
});
