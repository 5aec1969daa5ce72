import { type CatalogueEntry, nothingWritten, outlayAtFault } from './entry';

/** Faults of Outlay's own: a key, a plan, an id or a body that is wrong. Nobody at the customer's can put them right. */
export const internalCauses: readonly CatalogueEntry[] = [
  {
    code: 'codat-key',
    title: 'Outlay’s key is not accepted',
    kind: 'internal',
    patterns: [/outdated api key|key not associated with that resource/i, /api key\b.*(?:invalid|not valid|expired)/i],
    customer: () => `Outlay could not reach the accounting packages. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'Codat does not accept our API key for this (401, 403). It concerns every customer: wake whoever runs Outlay.',
    fix: 'none',
  },
  {
    code: 'codat-plan',
    title: 'Outlay’s plan is full',
    kind: 'internal',
    patterns: [/company limit exceeded/i, /hourly sync not allowed/i],
    customer: () => `Outlay could not reach the accounting packages. ${nothingWritten} ${outlayAtFault}`,
    staff: 'Our plan at Codat takes no more companies (402). It concerns every new customer: wake whoever runs Outlay.',
    fix: 'none',
  },
  {
    code: 'id-unknown',
    title: 'Codat does not know an id of ours',
    kind: 'internal',
    patterns: [/no (?:syncs?|transaction|dataset|push operation|attachment|\w+ record) (?:was|were) found/i],
    customer: ({ package: name }) =>
      `Outlay asked ${name} for something it does not have. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'We named a sync or transaction that Codat does not know (404). See whether the company was made anew there.',
    fix: 'none',
  },
  {
    code: 'reference-not-taken',
    title: 'Reference not taken',
    kind: 'internal',
    patterns: [/\breference\b.*(?:characters|must be provided|must be between|too long)/i],
    customer: ({ package: name }) =>
      `${name} did not take the reference that Outlay gave this expense. ${nothingWritten} ${outlayAtFault}`,
    staff: 'The reference is made by Outlay, twelve characters long. The package wants another: tell development.',
    fix: 'none',
  },
  {
    code: 'not-processed',
    title: 'Codat could not process the batch',
    kind: 'internal',
    patterns: [/data of the sync could not be processed/i],
    customer: ({ package: name }) =>
      `What Outlay sent for ${name} could not be processed. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'Codat could not read what we sent, or refused all of it before the package was asked (5120). Read the exchange.',
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
      `Outlay sent something for ${name} that cannot be read there. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'The request broke a rule of Codat’s or the package’s that Outlay keeps by itself. Read the exchange and tell development.',
    fix: 'none',
  },
];
