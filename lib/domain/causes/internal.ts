import { type CatalogueEntry, nothingWritten, outlayAtFault } from './entry';

/** Causes in Outlay itself, such as a wrong key, plan, id or request. The customer cannot fix them. */
export const internalCauses: readonly CatalogueEntry[] = [
  {
    code: 'codat-key',
    title: 'Outlay’s key rejected',
    kind: 'internal',
    patterns: [/outdated api key|key not associated with that resource/i, /api key\b.*(?:invalid|not valid|expired)/i],
    customer: () => `Outlay could not reach the accounting packages. ${nothingWritten} ${outlayAtFault}`,
    staff: 'Codat rejects our API key (401, 403). Every customer is affected: alert the operator of Outlay.',
    fix: 'none',
  },
  {
    code: 'codat-plan',
    title: 'Outlay’s plan is full',
    kind: 'internal',
    patterns: [/company limit exceeded/i, /hourly sync not allowed/i],
    customer: () => `Outlay could not reach the accounting packages. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'Our plan at Codat allows no more companies (402). Every new customer is affected: alert the operator of Outlay.',
    fix: 'none',
  },
  {
    code: 'id-unknown',
    title: 'Id unknown to Codat',
    kind: 'internal',
    patterns: [/no (?:syncs?|transaction|dataset|push operation|attachment|\w+ record) (?:was|were) found/i],
    customer: ({ package: name }) =>
      `Outlay asked ${name} for a record that does not exist. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'We sent a sync or transaction id that Codat does not know (404). Check whether the company was recreated there.',
    fix: 'none',
  },
  {
    code: 'reference-not-taken',
    title: 'Reference not accepted',
    kind: 'internal',
    patterns: [/\breference\b.*(?:characters|must be provided|must be between|too long)/i],
    customer: ({ package: name }) =>
      `${name} rejected the reference that Outlay gave this expense. ${nothingWritten} ${outlayAtFault}`,
    staff: 'Outlay generates a reference of twelve characters. The package requires another format: tell development.',
    fix: 'none',
  },
  {
    code: 'not-processed',
    title: 'Codat could not process the batch',
    kind: 'internal',
    patterns: [/data of the sync could not be processed/i],
    customer: ({ package: name }) =>
      `Codat could not process what Outlay sent for ${name}. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'Codat could not read the request, or rejected all of it before calling the package (5120). Read the exchange.',
    fix: 'none',
  },
  {
    code: 'malformed',
    title: 'Malformed request',
    kind: 'internal',
    patterns: [
      /error processing request - not valid/i,
      /^failed to push to \S+ as /i,
      /^the value \S+ is not valid/i,
      /idempotency key has already been used with a different/i,
      /appears more than once/i,
      /must be (?:iso 8601|a three-letter iso 4217 code|a uuid|of type \w+|a valid datetime)/i,
      /currency rate must have at most/i,
      /may hold at most \d+ transactions|maximum of \d+ transactions can be provided/i,
      /at least (?:one|two) lines?\b/i,
      /must have exactly one line/i,
      /either accountref or itemref/i,
      /only one payment allocation/i,
      /no datasets to sync/i,
      /needs the content type of the file/i,
      /funds (?:between one and|to) the same account|bank accounts? must be different|cannot be the same as the bank account/i,
      /(?:date|balance) must be provided/i,
      /sign of the amount does not agree/i,
      /must be in chronological order|date of a transaction must not be in the future/i,
      /^codat answered 4\d\d/i,
      /parse error|deserializ|malformed/i,
    ],
    customer: ({ package: name }) =>
      `Outlay sent ${name} a request that it could not read. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'The request broke a rule of Codat or of the package that Outlay must follow. Read the exchange and tell development.',
    fix: 'none',
  },
];
