import { shorten } from '../text';
import { catalogue, unknownCause } from './catalogue';
import type { CatalogueEntry, CauseKind, FailureContext } from './entry';
import { redactNames } from './redact-names';

/** The explanation of a failure for the customer and for staff. */
export type Diagnosis = {
  readonly code: string;
  readonly title: string;
  readonly kind: CauseKind;
  readonly customer: string;
  readonly staff: string;
  /** Whether a retry can succeed, and what it needs. */
  readonly retry: 'after a fix' | 'by itself' | 'no';
  readonly fix: CatalogueEntry['fix'];
};

/** Finds the cause of a failure from the package's message. */
export function causeOf(message: string | null): CatalogueEntry {
  const detail = packageMessage(message);
  if (detail === undefined) return unknownCause;
  const words = redactNames(detail.slice(0, maxLength));
  return catalogue.find((entry) => entry.patterns.some((pattern) => pattern.test(words))) ?? unknownCause;
}

/** Only the beginning is matched: packages put the reason first, and some return long pages. */
const maxLength = 1_000;

/** Explains a failure. The package's own message appears only inside our sentence. */
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

/** The message can be a page of HTML or a stack trace. Only staff see all of it. */
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

/** Returns the package's own message without Codat's frame: "…downstream service. Correlation ID: x. Message: …". */
export const packageMessage = (message: string | null): string | undefined =>
  message
    ?.replace(/^.*?correlation id: [\w-]+\.?\s*(?:message:\s*)?/is, '')
    .replace(/^\s*an error occurred in a downstream service\.?\s*$/i, '')
    .trim() || undefined;

/**
 * Redacts ids, names, dates and amounts, so that the same failure of two companies reads the same and reveals neither.
 */
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

/** Returns the key under which failures with the same fix are counted. */
export const fingerprintOf = (
  packageKey: string,
  message: string | null,
): { fingerprint: string; code: string; wording: string } => {
  const { code, title } = causeOf(message);
  // The text is shown to other companies, so a known cause uses our own words, which name nobody.
  if (code !== 'unknown') return { fingerprint: `${packageKey}:${code}`, code, wording: title };
  const wording = redactDetails(message);
  return { fingerprint: `${packageKey}:unknown:${wording}`, code, wording };
};
