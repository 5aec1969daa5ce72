import type { Chance } from '../core/random';
import type { Call } from './call';
import { type CodatCompany, type CodatSync, dataTypeOf, type SyncItem } from './company';
import type { Reply } from './idempotency';

/** What the operations need beside the company. */
export type Around = {
  readonly now: number;
  readonly chance: Chance;
  readonly filesWithoutSize: boolean;
  /** Whether a record is refused before a sync is made of it. */
  readonly isRefused: (record: string) => boolean;
  readonly queued: (company: CodatCompany, sync: CodatSync) => void;
  readonly readingAsked: (company: CodatCompany, id: string, type: string) => void;
  readonly fileKept: (company: CodatCompany, transactionId: string, name: string) => void;
};

type Operation = (company: CodatCompany, call: Call, found: readonly string[], around: Around) => Reply;

const syncs = '/sync/expenses/syncs';
const operations: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /\/expense-transactions$/, create],
  ['PUT', /\/expense-transactions\/([^/]+)$/, update],
  ['GET', new RegExp(`${syncs}/list/status$`), listSyncs],
  ['GET', new RegExp(`${syncs}/([^/]+)/status$`), syncStatus],
  ['GET', new RegExp(`${syncs}/([^/]+)/transactions$`), transactions],
  ['POST', new RegExp(`${syncs}/([^/]+)/transactions/([^/]+)/attachments$`), attach],
  ['POST', /\/sync\/expenses\/config$/, () => ({ status: 200, body: {} })],
  ['POST', /\/data\/queue\/([^/]+)$/, requestReading],
  ['GET', /\/data\/history\/([^/]+)$/, readingState],
  ['GET', /\/connections\/[^/]+\/data\/([^/]+)$/, records],
  ['GET', /\/connections\/[^/]+\/data\/[^/]+\/([^/]+)\/attachments$/, files],
  ['GET', /\/connections\/([^/]+)$/, connection],
];

export function perform(company: CodatCompany, call: Call, around: Around): Reply {
  for (const [method, path, operation] of operations) {
    const found = method === call.method ? path.exec(call.path) : null;
    if (found) return operation(company, call, found.slice(1), around);
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

function create(company: CodatCompany, call: Call, _: readonly string[], around: Around): Reply {
  const batch: readonly Json[] = JSON.parse(call.text);
  if (batch.length === 0 || batch.length > 50) return { status: 400, body: { error: 'between 1 and 50' } };
  const processed = batch.filter(({ id }) => company.isProcessed(id)).map(({ id }) => id);
  if (processed.length > 0) {
    const errors = processed.map((id) => ({ itemId: id, message: previouslyProcessed(id) }));
    return { status: 400, body: { error: previouslyProcessed(processed.join(', ')), validation: { errors } } };
  }
  const refused = batch.filter((record) => around.isRefused(JSON.stringify(record))).map(({ id }) => id);
  if (refused.length > 0) return refusal(refused);
  return queue(company, 'create', batch.map(toItem), around, 200);
}

function update(company: CodatCompany, call: Call, [id = '']: readonly string[], around: Around): Reply {
  const entry = company.entryOf(id);
  if (!entry) return missing(`No expense transaction was found with ID ${id}`);
  if (entry.type !== 'Payment')
    return { status: 422, body: { error: 'Only expense transactions of type Payment can be updated.' } };
  if (around.isRefused(call.text)) return refusal([id]);
  return queue(company, 'update', [toItem(JSON.parse(call.text))], around, 202);
}

function refusal(ids: readonly string[]): Reply {
  const errors = ids.map((itemId) => ({ itemId, message: 'The account 400 is not valid for expenses.' }));
  return { status: 400, body: { error: 'not valid', validation: { errors } } };
}

function queue(
  company: CodatCompany,
  operation: CodatSync['operation'],
  items: readonly SyncItem[],
  around: Around,
  status: number,
): Reply {
  const id = around.chance.id(around.now);
  const sync = { id, operation, items, connectionId: company.linked, at: around.now, code: 1000, message: '' };
  company.syncs.push(sync);
  around.queued(company, sync);
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

function attach(company: CodatCompany, call: Call, [syncId = '', id = '']: readonly string[], around: Around): Reply {
  const item = syncOf(company, syncId)?.items.find((each) => each.transactionId === id);
  if (!item) return missing(`No transaction was found with ID ${id} in sync ${syncId}`);
  const refused = (message: string): Reply => ({
    status: 400,
    body: { error: message, validation: { errors: [{ itemId: 'file', message }] } },
  });
  const entry = company.entryOf(id);
  if (item.status !== 'Completed' || !entry)
    return refused(`Attachments can only be uploaded for completed transactions. Transaction ${id} is ${item.status}.`);
  if (company.linked !== entry.connectionId)
    return refused(`Transaction ${id} is not in the accounting software the company is connected to.`);
  const name = /filename="([^"]*)"/.exec(call.text)?.[1] ?? '';
  const begins = call.text.indexOf('\r\n\r\n') + 4;
  const bytes = call.text.lastIndexOf('\r\n--') - begins;
  const file = { id: around.chance.id(around.now), name, bytes };
  entry.files.push(file);
  around.fileKept(company, id, name);
  return { status: 200, body: { id: file.id, transactionId: id } };
}

function requestReading(company: CodatCompany, _: Call, [type = '']: readonly string[], around: Around): Reply {
  const id = around.chance.id(around.now);
  company.readings.set(id, { type, state: 'running' });
  around.readingAsked(company, id, type);
  return { status: 200, body: { id } };
}

function readingState(company: CodatCompany, _: Call, [id = '']: readonly string[]): Reply {
  const reading = company.readings.get(id);
  if (!reading) return missing(`No operation ${id}`);
  return { status: 200, body: { isCompleted: reading.state === 'complete', isErrored: reading.state === 'failed' } };
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

function files(company: CodatCompany, _: Call, [id = '']: readonly string[], around: Around): Reply {
  const entry = company.entries.find((each) => each.id === id);
  if (!entry) return missing(`No record was found with ID ${id}`);
  const attachments = entry.files.map(({ name, bytes }) => ({
    name,
    ...(!around.filesWithoutSize && { fileSize: bytes }),
  }));
  return { status: 200, body: { attachments } };
}

function connection(company: CodatCompany, _: Call, [id = '']: readonly string[]): Reply {
  const status = company.connections.get(id);
  return status ? { status: 200, body: { id, status, linkUrl: '' } } : missing(`No connection ${id}`);
}

/** The records of one kind as they are now: what a reading of the books finds. */
export const entriesOfType = (company: CodatCompany, type: string) =>
  company.entries.filter((entry) => dataTypeOf(entry.type) === type);
