/** How a visit to Codat's Link page can fail. */
export const linkFailures = ['cancelled', 'unsupported', 'failed'] as const;
export type LinkFailure = (typeof linkFailures)[number];

/** How a visit to Codat's Link page can end. */
export const linkOutcomes = ['linked', 'unchanged', ...linkFailures] as const;
export type LinkOutcome = (typeof linkOutcomes)[number];

/**
 * Returns the outcome for the status code that Codat adds to the redirect from its Link page (Codat, set up redirects).
 */
export function linkOutcomeOf(statusCode: string): LinkOutcome {
  switch (statusCode) {
    case '200':
      return 'linked';
    case '201':
      return 'unchanged';
    default:
      return linkFailureOf(statusCode);
  }
}

/** Returns the failure for the status code of a redirect or of a connection's error at Codat. */
export function linkFailureOf(statusCode: string): LinkFailure {
  switch (statusCode) {
    case '403':
      return 'cancelled';
    case '501':
      return 'unsupported';
    default:
      return 'failed';
  }
}

export const parseLinkOutcome = (text: unknown): LinkOutcome | null =>
  linkOutcomes.find((outcome) => outcome === text) ?? null;

export const parseLinkFailure = (text: string | null): LinkFailure | null =>
  linkFailures.find((failure) => failure === text) ?? null;
