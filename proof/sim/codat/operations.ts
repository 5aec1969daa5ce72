import type { Call } from './call';
import type { CodatCompany, CodatSync, SyncItem } from './company';
import type { Reply } from './idempotency';
import type { Operation, OperationContext, Request } from './operation';
import { pushOperations } from './push-operations';
import { readUpload } from './upload';

const syncs = '/sync/expenses/syncs';
const operations: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /\/expense-transactions$/, create(({ type }) => type)],
  ['PUT', /\/expense-transactions\/([^/]+)$/, update],
  ['POST', /\/reimbursable-expense-transactions$/, create(() => 'Bill')],
  ['PUT', /\/reimbursable-expense-transactions\/([^/]+)$/, updateBill],
  ['PUT', /\/transfer-transactions\/([^/]+)$/, putTransfer],
  ['GET', new RegExp(`${syncs}/list/status$`), ({ company }) => ok(company.syncs.map(statusBody))],
  ['GET', new RegExp(`${syncs}/([^/]+)/status$`), ofSync(statusBody)],
  ['GET', new RegExp(`${syncs}/([^/]+)/transactions$`), ofSync(transactionsBody)],
  ['POST', new RegExp(`${syncs}/([^/]+)/transactions/([^/]+)/attachments$`), attach],
  ['POST', /\/sync\/expenses\/config$/, () => ok({})],
  ...pushOperations,
  ['POST', /\/data\/queue\/([^/]+)$/, requestRefresh],
  ['GET', /\/data\/history\/([^/]+)$/, refreshState],
  ['GET', /\/connections\/[^/]+\/data\/([^/]+)$/, records],
  ['GET', /\/connections\/[^/]+\/data\/[^/]+\/([^/]+)\/attachments$/, attachments],
  ['GET', /\/connections\/([^/]+)$/, connection],
];

export function perform(company: CodatCompany, call: Call, context: OperationContext): Reply {
  for (const [method, path, operation] of operations) {
    const match = method === call.method ? path.exec(call.path) : null;
    if (match) return operation({ ...context, company, call, id: match[1] ?? '', subId: match[2] ?? '' });
  }
  return missing(`There is no ${call.method} ${call.path}`);
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const missing = (error: string): Reply => ({ status: 404, body: { error } });
const invalid = (error: string, errors: readonly { itemId: string; message: string }[]): Reply => ({
  status: 400,
  body: { error, validation: { errors } },
});

type Json = {
  readonly id: string;
  readonly type: string;
  readonly notes: string;
  readonly lines: readonly { readonly netAmount: number }[];
};
const toItem = ({ id, notes, lines }: Json, type: string): SyncItem => ({
  transactionId: id,
  amount: lines.reduce((sum, line) => sum + line.netAmount, 0),
  type,
  note: notes,
  status: 'Pending',
  message: null,
});

const previouslyProcessed = (ids: string): string => `One or more transactions have previously been processed: ${ids}`;

function create(typeOf: (record: Json) => string): Operation {
  return (request) => {
    const { company, call, isRejected } = request;
    const batch: readonly Json[] = JSON.parse(call.text);
    if (batch.length === 0 || batch.length > 50) return { status: 400, body: { error: 'between 1 and 50' } };
    const processed = batch.filter(({ id }) => company.isProcessed(id)).map(({ id }) => id);
    if (processed.length > 0) {
      const errors = processed.map((id) => ({ itemId: id, message: previouslyProcessed(id) }));
      return invalid(previouslyProcessed(processed.join(', ')), errors);
    }
    const rejected = batch.filter((record) => isRejected(JSON.stringify(record))).map(({ id }) => id);
    if (rejected.length > 0) return rejection(rejected);
    const items = batch.map((record) => toItem(record, typeOf(record)));
    return { status: 200, body: queueSync(request, 'create', items) };
  };
}

function update(request: Request): Reply {
  const { company, call, id, isRejected } = request;
  const entry = company.entryOf(id);
  if (!entry) return missing(`No expense transaction was found with ID ${id}`);
  if (entry.type !== 'Payment')
    return { status: 422, body: { error: 'Only expense transactions of type Payment can be updated.' } };
  if (isRejected(call.text)) return rejection([id]);
  return { status: 202, body: queueSync(request, 'update', [toItem(JSON.parse(call.text), entry.type)]) };
}

/** The body of this call has no id. */
function updateBill(request: Request): Reply {
  const { company, call, id, isRejected } = request;
  if (company.entryOf(id)?.type !== 'Bill') return missing(`No reimbursable expense was found with ID ${id}`);
  if (isRejected(call.text)) return rejection([id]);
  return { status: 202, body: queueSync(request, 'update', [toItem({ ...JSON.parse(call.text), id }, 'Bill')]) };
}

/** Creates the transfer, or updates it if it was written before. Codat keeps no idempotency key for this call. */
function putTransfer(request: Request): Reply {
  const { company, call, id, isRejected } = request;
  if (isRejected(call.text)) return rejection([id]);
  const { from }: { readonly from: { readonly amount: number } } = JSON.parse(call.text);
  const { amount } = from;
  const item: SyncItem = { transactionId: id, amount, type: 'Transfer', note: '', status: 'Pending', message: null };
  return ok(queueSync(request, company.entryOf(id) ? 'update' : 'create', [item]));
}

const rejection = (ids: readonly string[]): Reply =>
  invalid(
    'not valid',
    ids.map((itemId) => ({ itemId, message: 'The account 400 is not valid for expenses.' })),
  );

function queueSync(
  { company, random, now, syncQueued }: Request,
  operation: CodatSync['operation'],
  items: readonly SyncItem[],
): { readonly syncId: string } {
  const id = random.uuid(now);
  const sync = { id, operation, items, connectionId: company.linked, at: now, code: 1000, message: '' };
  company.syncs.push(sync);
  syncQueued(company, sync);
  return { syncId: id };
}

const syncOf = (company: CodatCompany, id: string) => company.syncs.find((sync) => sync.id === id);

function ofSync(body: (sync: CodatSync) => unknown): Operation {
  return ({ company, id }) => {
    const sync = syncOf(company, id);
    return sync ? ok(body(sync)) : missing(`No sync was found with ID ${id}`);
  };
}

function statusBody(sync: CodatSync) {
  const { id: syncId, code: syncStatusCode, message: errorMessage } = sync;
  return { syncId, syncStatusCode, syncUtc: new Date(sync.at).toISOString(), errorMessage };
}

function transactionsBody({ items }: CodatSync) {
  const results = items.map(({ transactionId, status, message }) => ({
    transactionId,
    status,
    ...(message !== null && { message }),
    integrationType: 'expenses',
  }));
  return { results, totalResults: results.length };
}

function attach({ company, call, id: syncId, subId: id, random, now, attachmentStored }: Request): Reply {
  const item = syncOf(company, syncId)?.items.find((each) => each.transactionId === id);
  if (!item) return missing(`No transaction was found with ID ${id} in sync ${syncId}`);
  const reject = (message: string) => invalid(message, [{ itemId: 'file', message }]);
  const entry = company.entryOf(id);
  if (item.status !== 'Completed' || !entry)
    return reject(`Attachments can only be uploaded for completed transactions. Transaction ${id} is ${item.status}.`);
  if (company.linked !== entry.connectionId)
    return reject(`Transaction ${id} is not in the accounting software the company is connected to.`);
  const file = { id: random.uuid(now), ...readUpload(call.text) };
  entry.files.push(file);
  attachmentStored(company, file.name);
  return ok({ id: file.id, transactionId: id });
}

function requestRefresh({ company, id: type, random, now, refreshRequested }: Request): Reply {
  const id = random.uuid(now);
  company.refreshes.set(id, { type, state: 'running' });
  refreshRequested(company, id, type);
  return ok({ id });
}

function refreshState({ company, id }: Request): Reply {
  const refresh = company.refreshes.get(id);
  if (!refresh) return missing(`No operation ${id}`);
  return ok({ isCompleted: refresh.state === 'complete', isErrored: refresh.state === 'failed' });
}

function records({ company, call, id: type }: Request): Reply {
  const cached = company.cache.get(type);
  if (!cached) return { status: 409, body: { error: 'never read' } };
  const query = call.query.get('query') ?? '';
  const wanted = [...query.matchAll(/(reference|totalAmount)=([^|}]+)/g)].map(([, name, value]) => `${name} ${value}`);
  const connectionId = /\/connections\/([^/]+)\//.exec(call.path)?.[1] ?? '';
  const results = cached
    .filter((entry) => entry.connectionId === connectionId)
    .map(({ id, transactionId, note, amount }) => ({
      id,
      reference: company.keepsReference(connectionId) ? transactionId.slice(-12) : null,
      note,
      issueDate: '2026-01-05T00:00:00',
      currency: 'GBP',
      totalAmount: amount,
      paymentAllocations: [{ payment: { accountRef: { id: 'bank' } } }],
    }))
    .filter(
      ({ reference, totalAmount }) =>
        wanted.includes(`reference ${reference}`) || wanted.includes(`totalAmount ${totalAmount.toFixed(2)}`),
    );
  return ok({ results, totalResults: results.length });
}

function attachments({ company, id, attachmentsWithoutSize }: Request): Reply {
  const entry = company.entries.find((each) => each.id === id);
  if (!entry) return missing(`No record was found with ID ${id}`);
  const files = entry.files.map(({ name, bytes }) => ({ name, ...(!attachmentsWithoutSize && { fileSize: bytes }) }));
  return ok({ attachments: files });
}

function connection({ company, id }: Request): Reply {
  const status = company.connections.get(id);
  return status ? ok({ id, status, linkUrl: '' }) : missing(`No connection ${id}`);
}
