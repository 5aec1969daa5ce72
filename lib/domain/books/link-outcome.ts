/** How a visit to Codat's Link page can end. */
export const linkOutcomes = ['linked', 'unchanged', 'cancelled', 'failed'] as const;
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
    case '403':
      return 'cancelled';
    default:
      return 'failed';
  }
}

export const parseLinkOutcome = (text: unknown): LinkOutcome | null =>
  linkOutcomes.find((outcome) => outcome === text) ?? null;
