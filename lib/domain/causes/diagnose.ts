import { shorten } from '../text';
import { catalogue, unknownCause } from './catalogue';
import type { CatalogueEntry, CauseKind, FailureContext } from './entry';
import { redactNames } from './redact-names';

/** A failure explained: for the customer, for staff, and what would help. */
export type Diagnosis = {
  readonly code: string;
  readonly title: string;
  readonly kind: CauseKind;
  readonly customer: string;
  readonly staff: string;
  /** Whether trying again can help without anything being changed. */
  readonly retry: 'after a fix' | 'by itself' | 'no';
  readonly fix: CatalogueEntry['fix'];
};

/** Finds the cause of a failure from the package's words. */
export function causeOf(message: string | null): CatalogueEntry {
  const detail = packageMessage(message);
  if (detail === undefined) return unknownCause;
  const words = redactNames(detail.slice(0, maxLength));
  return catalogue.find((entry) => entry.patterns.some((pattern) => pattern.test(words))) ?? unknownCause;
}

/** Whatever a package pours out, what matters stands at its beginning. */
const maxLength = 1_000;

/** Explains a failure in words. What the package said is shown only inside a sentence of ours. */
export function diagnose(message: string | null, about: FailureContext): Diagnosis {
  const { code, title, kind, customer, staff, fix } = causeOf(message);
  return {
    code,
    title,
    kind,
    customer: customer({ ...about, detail: asOneLine(packageMessage(message)) }),
    staff,
    retry: retries[kind],
    fix,
  };
}

/** A package may answer with a page of HTML or a stack: the whole of it is for staff. */
const asOneLine = (detail: string | undefined) =>
  detail && shorten(detail.slice(0, maxLength).replace(/\s+/g, ' '), 300);

const retries: Readonly<Record<CauseKind, Diagnosis['retry']>> = {
  fix: 'after a fix',
  transient: 'by itself',
  connection: 'after a fix',
  duplicate: 'no',
  ambiguous: 'after a fix',
  internal: 'after a fix',
};

/** The package's own words without what Codat puts around them, "…downstream service. Correlation ID: x. Message: …". */
export const packageMessage = (message: string | null): string | undefined =>
  message
    ?.replace(/^.*?correlation id: [\w-]+\.?\s*(?:message:\s*)?/is, '')
    .replace(/^\s*an error occurred in a downstream service\.?\s*$/i, '')
    .trim() || undefined;

/** A message without its particulars, so that the same failure of two companies reads the same and names neither. */
export const redactDetails = (message: string | null): string =>
  redactNames(
    (packageMessage(message) ?? 'no message')
      .slice(0, maxLength)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '{id}')
      .replace(/\bhttps?:\/\/[^\s'"<>]+/gi, '{link}')
      .replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+/g, '{address}')
      .replace(/\(.*?\)/g, '({name})'),
  )
    .replace(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d{4}\b/g, '{date}')
    .replace(/\d[\d.,/:-]*/g, '{number}')
    .slice(0, 300);

/** What failures that are put right in the same way share. */
export const fingerprintOf = (
  packageKey: string,
  message: string | null,
): { fingerprint: string; code: string; wording: string } => {
  const { code, title } = causeOf(message);
  // A cause is shared by companies: what is known is told in our own words, which name nobody.
  if (code !== 'unknown') return { fingerprint: `${packageKey}:${code}`, code, wording: title };
  const wording = redactDetails(message);
  return { fingerprint: `${packageKey}:unknown:${wording}`, code, wording };
};
