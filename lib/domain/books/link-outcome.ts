/** The outcome of a visit to the Link page. */
export const linkOutcomes = ['linked', 'unchanged', 'cancelled', 'failed'] as const;
export type LinkOutcome = (typeof linkOutcomes)[number];

/** Maps the status code of the redirect to an outcome (Codat, set up redirects). */
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
