import type { Random } from '../core/random';
import type { Call } from './call';
import type { CodatCompany, CodatSync, SyncItem } from './company';
import type { Reply } from './idempotency';

export type OperationContext = {
  readonly now: number;
  readonly random: Random;
  readonly attachmentsWithoutSize: boolean;
  /** Whether Codat rejects a record before it creates a sync. */
  readonly isRejected: (record: string) => boolean;
  readonly syncQueued: (company: CodatCompany, sync: CodatSync) => void;
  readonly refreshRequested: (company: CodatCompany, id: string, type: string) => void;
  readonly attachmentStored: (company: CodatCompany, transactionId: string, name: string) => void;
};

type Operation = (company: CodatCompany, call: Call, parameters: readonly string[], context: OperationContext) => Reply;

const syncs = '/sync/expenses/syncs';
const operations: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /\/expense-transactions$/, create],
  ['PUT', /\/expense-transactions\/([^/]+)$/, update],
  ['GET', new RegExp(`${syncs}/list/status$`), listSyncs],
  ['GET', new RegExp(`${syncs}/([^/]+)/status$`), syncStatus],
  ['GET', new RegExp(`${syncs}/([^/]+)/transactions$`), transactions],
  ['POST', new RegExp(`${syncs}/([^/]+)/transactions/([^/]+)/attachments$`), attach],
  ['POST', /\/sync\/expenses\/config$/, () => ({ status: 200, body: {} })],
  ['POST', /\/data\/queue\/([^/]+)$/, requestRefresh],
  ['GET', /\/data\/history\/([^/]+)$/, refreshState],
  ['GET', /\/connections\/[^/]+\/data\/([^/]+)$/, records],
  ['GET', /\/connections\/[^/]+\/data\/[^/]+\/([^/]+)\/attachments$/, files],
  ['GET', /\/connections\/([^/]+)$/, connection],
];

export function perform(company: CodatCompany, call: Call, context: OperationContext): Reply {
  for (const [method, path, operation] of operations) {
    const match = method === call.method ? path.exec(call.path) : null;
    if (match) return operation(company, call, match.slice(1), context);
  }
  return missing(`There is no ${call.method} ${call.path}`);
}

const missing = (error: string): Reply => ({ status: 404, body: { error } });

type Json = { readonly id: string; readonly type: string; readonly lines: readonly { readonly netAmount: number }[] };
const toItem = ({ id, type, lines }: Json): SyncItem => ({
  transactionId: id,
  amount: lines.reduce((sum, line) => sum + line.netAmount, 0),
  type,
  status: 'Pending',
  message: null,
});

const previouslyProcessed = (ids: string): string => `One or more transactions have previously been processed: ${ids}`;

function create(company: CodatCompany, call: Call, _: readonly string[], context: OperationContext): Reply {
  const batch: readonly Json[] = JSON.parse(call.text);
  if (batch.length === 0 || batch.length > 50) return { status: 400, body: { error: 'between 1 and 50' } };
  const processed = batch.filter(({ id }) => company.isProcessed(id)).map(({ id }) => id);
  if (processed.length > 0) {
    const errors = processed.map((id) => ({ itemId: id, message: previouslyProcessed(id) }));
    return { status: 400, body: { error: previouslyProcessed(processed.join(', ')), validation: { errors } } };
  }
  const rejected = batch.filter((record) => context.isRejected(JSON.stringify(record))).map(({ id }) => id);
  if (rejected.length > 0) return rejection(rejected);
  return queue(company, 'create', batch.map(toItem), context, 200);
}

function update(company: CodatCompany, call: Call, [id = '']: readonly string[], context: OperationContext): Reply {
  const entry = company.entryOf(id);
  if (!entry) return missing(`No expense transaction was found with ID ${id}`);
  if (entry.type !== 'Payment')
    return { status: 422, body: { error: 'Only expense transactions of type Payment can be updated.' } };
  if (context.isRejected(call.text)) return rejection([id]);
  return queue(company, 'update', [toItem(JSON.parse(call.text))], context, 202);
}

function rejection(ids: readonly string[]): Reply {
  const errors = ids.map((itemId) => ({ itemId, message: 'The account 400 is not valid for expenses.' }));
  return { status: 400, body: { error: 'not valid', validation: { errors } } };
}

function queue(
  company: CodatCompany,
  operation: CodatSync['operation'],
  items: readonly SyncItem[],
  context: OperationContext,
  status: number,
): Reply {
  const id = context.random.uuid(context.now);
  const sync = { id, operation, items, connectionId: company.linked, at: context.now, code: 1000, message: '' };
  company.syncs.push(sync);
  context.syncQueued(company, sync);
  return { status, body: { syncId: id } };
}

const statusBody = (sync: CodatSync) => ({
  syncId: sync.id,
  syncStatusCode: sync.code,
  syncUtc: new Date(sync.at).toISOString(),
  errorMessage: sync.message,
});

function listSyncs(company: CodatCompany): Reply {
  return { status: 200, body: company.syncs.map(statusBody) };
}

const syncOf = (company: CodatCompany, id: string) => company.syncs.find((sync) => sync.id === id);

function syncStatus(company: CodatCompany, _: Call, [id = '']: readonly string[]): Reply {
  const sync = syncOf(company, id);
  return sync ? { status: 200, body: statusBody(sync) } : missing(`No sync was found with ID ${id}`);
}

function transactions(company: CodatCompany, _: Call, [id = '']: readonly string[]): Reply {
  const sync = syncOf(company, id);
  if (!sync) return missing(`No sync was found with ID ${id}`);
  const results = sync.items.map(({ transactionId, status, message }) => ({
    transactionId,
    status,
    ...(message !== null && { message }),
    integrationType: 'expenses',
  }));
  return { status: 200, body: { results, totalResults: results.length } };
}

function attach(
  company: CodatCompany,
  call: Call,
  [syncId = '', id = '']: readonly string[],
  context: OperationContext,
): Reply {
  const item = syncOf(company, syncId)?.items.find((each) => each.transactionId === id);
  if (!item) return missing(`No transaction was found with ID ${id} in sync ${syncId}`);
  const reject = (message: string): Reply => ({
    status: 400,
    body: { error: message, validation: { errors: [{ itemId: 'file', message }] } },
  });
  const entry = company.entryOf(id);
  if (item.status !== 'Completed' || !entry)
    return reject(`Attachments can only be uploaded for completed transactions. Transaction ${id} is ${item.status}.`);
  if (company.linked !== entry.connectionId)
    return reject(`Transaction ${id} is not in the accounting software the company is connected to.`);
  const name = /filename="([^"]*)"/.exec(call.text)?.[1] ?? '';
  const start = call.text.indexOf('\r\n\r\n') + 4;
  const bytes = call.text.lastIndexOf('\r\n--') - start;
  const file = { id: context.random.uuid(context.now), name, bytes };
  entry.files.push(file);
  context.attachmentStored(company, id, name);
  return { status: 200, body: { id: file.id, transactionId: id } };
}

function requestRefresh(
  company: CodatCompany,
  _: Call,
  [type = '']: readonly string[],
  context: OperationContext,
): Reply {
  const id = context.random.uuid(context.now);
  company.refreshes.set(id, { type, state: 'running' });
  context.refreshRequested(company, id, type);
  return { status: 200, body: { id } };
}

function refreshState(company: CodatCompany, _: Call, [id = '']: readonly string[]): Reply {
  const refresh = company.refreshes.get(id);
  if (!refresh) return missing(`No operation ${id}`);
  return { status: 200, body: { isCompleted: refresh.state === 'complete', isErrored: refresh.state === 'failed' } };
}

function records(company: CodatCompany, call: Call, [type = '']: readonly string[]): Reply {
  const cached = company.cache.get(type);
  if (!cached) return { status: 409, body: { error: 'never read' } };
  const wanted = (call.query.get('query') ?? '').split('||').map((part) => part.replace('reference=', ''));
  const results = cached
    .map(({ id, transactionId }) => ({ id, reference: transactionId.slice(-12) }))
    .filter(({ reference }) => wanted.includes(reference));
  return { status: 200, body: { results } };
}

function files(company: CodatCompany, _: Call, [id = '']: readonly string[], context: OperationContext): Reply {
  const entry = company.entries.find((each) => each.id === id);
  if (!entry) return missing(`No record was found with ID ${id}`);
  const attachments = entry.files.map(({ name, bytes }) => ({
    name,
    ...(!context.attachmentsWithoutSize && { fileSize: bytes }),
  }));
  return { status: 200, body: { attachments } };
}

function connection(company: CodatCompany, _: Call, [id = '']: readonly string[]): Reply {
  const status = company.connections.get(id);
  return status ? { status: 200, body: { id, status, linkUrl: '' } } : missing(`No connection ${id}`);
}
