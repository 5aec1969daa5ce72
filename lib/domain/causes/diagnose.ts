import { shorten } from '../text';
import { classify } from './classify';
import type { CatalogueEntry, CauseKind, FailureContext } from './entry';
import { maxTextLength, packageMessage } from './read-message';
import { redactNames } from './redact-names';

/** The explanation of a failure, with one text for the customer and one for support staff. */
export type Diagnosis = {
  readonly code: string;
  readonly title: string;
  readonly kind: CauseKind;
  readonly customer: string;
  readonly staff: string;
  /** Whether a retry can succeed: after a person fixed the cause, by itself, or not at all. */
  readonly retry: 'after a fix' | 'by itself' | 'no';
  readonly fix: CatalogueEntry['fix'];
};

/** Finds the catalogue entry for a package's error message, or the entry for unknown causes. */
export const causeOf = (message: string | null): CatalogueEntry => classify(message).entry;

/**
 * Explains a failure for the customer and for support staff. The customer's text may quote the package's message,
 * shortened to 300 characters.
 */
export function diagnose(message: string | null, about: FailureContext): Diagnosis {
  const { entry, absent } = classify(message);
  const { code, title, kind, customer, staff, fix } = entry;
  const text = customer({ ...about, absent, detail: asOneLine(packageMessage(message)) });
  const isTransfer = about.movement === 'transfer';
  return {
    code,
    title,
    kind,
    customer: isTransfer ? ofTransfer(text) : text,
    staff,
    retry: retries[kind],
    fix: isTransfer && fix === 'expense' ? 'transfer' : fix,
  };
}

/** The catalogue's texts speak of an expense. */
const ofTransfer = (text: string): string =>
  text.replace(/\b(this|the|each) expense\b/g, '$1 transfer').replace(/\ban expense\b/g, 'a transfer');

/**
 * Shortens the message to one line, because it can be an HTML page or a stack trace. Only support staff see the full
 * message.
 */
const asOneLine = (detail: string | undefined) =>
  detail && shorten(detail.slice(0, maxTextLength).replace(/\s+/g, ' '), 300);

const retries: Readonly<Record<CauseKind, Diagnosis['retry']>> = {
  fix: 'after a fix',
  transient: 'by itself',
  connection: 'after a fix',
  duplicate: 'no',
  ambiguous: 'after a fix',
  internal: 'after a fix',
};

/**
 * Replaces ids, links, email addresses, names, dates and numbers by placeholders. The same failure then has the same
 * text in every company and reveals no company's data.
 */
export const redactDetails = (message: string | null): string =>
  redactNames(
    (packageMessage(message) ?? 'no message')
      .slice(0, maxTextLength)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '{id}')
      .replace(/\bhttps?:\/\/[^\s'"<>]+/gi, '{link}')
      .replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+/g, '{address}')
      .replace(/\(.*?\)/g, '({name})'),
  )
    .replace(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d{4}\b/g, '{date}')
    .replace(/\d[\d.,/:-]*/g, '{number}')
    .slice(0, 300);

/**
 * Returns the fingerprint of a failure. Failures with the same fingerprint have the same fix and are counted together.
 */
export const fingerprintOf = (
  packageKey: string,
  message: string | null,
): { fingerprint: string; code: string; wording: string } => {
  const { code, title } = causeOf(message);
  // Staff and other companies see this text. A known cause uses the catalogue's title, which contains no names.
  if (code !== 'unknown') return { fingerprint: `${packageKey}:${code}`, code, wording: title };
  const wording = redactDetails(message);
  return { fingerprint: `${packageKey}:unknown:${wording}`, code, wording };
};
