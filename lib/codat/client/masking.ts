import { parseJson } from './json';

const mask = '•••';

/**
 * The fields whose values are stored for support: ids, codes, amounts, dates and states. They identify a failure and
 * contain no secret and no personal data. Error messages are not on the list, because they may quote anything. Outlay
 * stores them only with the sync item or new entry that they are about.
 */
const allowedFields = new Set(
  [
    'id syncId companyId connectionId transactionId itemId consumerId datasetId pushOperationKey correlationId',
    'type dataType eventType integrationType integrationId platformKey sourceId sourceType accountType service validatorName',
    'status statusCode statusText currentStatus syncStatus syncStatusCode detailedErrorCode canBeRetried progress version',
    'code nominalCode reference merchantName currency baseCurrency defaultCurrency country',
    'amount netAmount taxAmount totalAmount subTotal unitAmount quantity currencyRate effectiveTaxRate totalTaxRate rate',
    'issueDate created createdDate modifiedDate sourceModifiedDate generatedDate requestedOnUtc completedOnUtc syncUtc',
    'lastSync lastSuccessfulSync latestSyncId latestSuccessfulSyncId ledgerLockDate timeoutInSeconds timeoutInMinutes',
    'parentId validFor validTransactionTypes totalResults pageNumber pageSize fileSize contentType required eventTypes',
  ].flatMap((names) => names.split(' ')),
);
const allowedParameters = new Set(['page', 'pageSize', 'orderBy', 'query']);

/** A longer body is not parsed, because parsing it takes too long. Only its length is stored. */
const maxParsed = 256 * 1024;
const maxStored = 20_000;

/**
 * Returns a body in the form in which it may be stored. In JSON, every value is masked unless its field is on the
 * allow-list. For a body that is not JSON, only the length is stored.
 */
export function maskBody(body: string | null): string | null {
  if (!body) return body;
  const json = body.length <= maxParsed ? parseJson(body) : undefined;
  if (json === undefined) return `[${body.length} characters]`;
  const masked = JSON.stringify(maskValue(json, false));
  return masked.length <= maxStored ? masked : `${masked.slice(0, maxStored).toWellFormed()}…`;
}

/**
 * Returns the path of a call in the form in which it may be stored. Masks query parameters that are not on the
 * allow-list, such as one-time codes and secrets.
 */
export function maskPath({ pathname, searchParams }: URL): string {
  const query = [...searchParams].map(([name, value]) => `${name}=${allowedParameters.has(name) ? value : mask}`);
  return query.length === 0 ? pathname : `${pathname}?${query.join('&')}`;
}

function maskValue(value: unknown, isAllowed: boolean): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => maskValue(each, isAllowed));
  if (typeof value !== 'object') return isAllowed ? value : mask;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [maskName(name), maskValue(each, allowedFields.has(name))]),
  );
}

/** Masks a field name unless it is one plain word, because a name can be data: some objects have addresses as keys. */
const maskName = (name: string): string => (/^\w{1,64}$/.test(name) ? name : mask);
