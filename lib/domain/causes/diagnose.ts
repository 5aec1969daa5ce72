import { type About, type CatalogueEntry, catalogue, unknownCause } from './catalogue';

/** A failure explained: for the customer, for staff, and what would help. */
export type Diagnosis = {
  readonly code: string;
  readonly title: string;
  readonly customer: string;
  readonly staff: string;
  readonly retry: CatalogueEntry['retry'];
  readonly fix: CatalogueEntry['fix'];
};

/** Finds the cause of a failure from the package's words. */
export function causeOf(message: string | null): CatalogueEntry {
  const words = shownDetail(message);
  return (words && catalogue.find((entry) => entry.says.some((pattern) => pattern.test(words)))) || unknownCause;
}

/** Explains a failure in words. What the package said is shown only inside a sentence of ours. */
export function diagnose(message: string | null, about: About): Diagnosis {
  const { code, title, customer, staff, retry, fix } = causeOf(message);
  return { code, title, customer: customer({ ...about, detail: shownDetail(message) }), staff, retry, fix };
}

/** The package's own words without what Codat puts around them, "…downstream service. Correlation ID: x. Message: …". */
export const shownDetail = (message: string | null): string | undefined =>
  message?.replace(/^.*?correlation id: [\w-]+\.?\s*(?:message:\s*)?/is, '').trim() || undefined;

/** A message without its particulars, so that the same failure of two companies reads the same and names neither. */
export const withoutParticulars = (message: string | null): string =>
  (shownDetail(message) ?? 'no message')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '{id}')
    .replace(/\(.*?\)/g, '({name})')
    .replace(/(?<!\p{L})['"`“‘«].*?['"`”’»](?!\p{L})/gu, '{name}')
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
  const wording = withoutParticulars(message);
  return { fingerprint: `${packageKey}:unknown:${wording}`, code, wording };
};
