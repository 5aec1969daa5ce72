import type { Connection } from './books';
import type { LinkFailure, LinkOutcome } from './link-outcome';

/** The state of a link that a person has started and Codat has not confirmed. */
export type LinkProgress =
  /** The person is at Codat, or has closed its page. Outlay polls until `until`. */
  | { readonly state: 'waiting'; readonly until: Date }
  /** The person gave access, as the redirect said. Codat has not confirmed it. */
  | { readonly state: 'confirming' }
  | { readonly state: 'failed'; readonly failure: LinkFailure }
  /** The link URL no longer works, and Outlay no longer polls. */
  | { readonly state: 'expired' }
  /** The connection was deleted at Codat. */
  | { readonly state: 'removed' };

/** A link URL of Codat works for one day (Codat, "Hosted Link"), so Outlay polls for as long. */
const linkLifetimeMs = 24 * 3_600_000;

type Link = Pick<Connection, 'status' | 'linkedAt' | 'linkStartedAt' | 'linkFailure'>;

export const linkExpiresAt = ({ linkStartedAt }: Pick<Link, 'linkStartedAt'>): Date =>
  new Date(linkStartedAt.getTime() + linkLifetimeMs);

/** Returns the progress of a link that is not complete. Returns null for a package that is or was linked. */
export function linkProgress(link: Link, now: Date): LinkProgress | null {
  if (link.status === 'linked' || link.linkedAt) return null;
  if (link.status !== 'pending') return { state: 'removed' };
  if (link.linkFailure) return { state: 'failed', failure: link.linkFailure };
  const until = linkExpiresAt(link);
  return now < until ? { state: 'waiting', until } : { state: 'expired' };
}

/**
 * Returns what the redirect from Codat's page says that Codat has not reported yet. It says so in the address, which stays
 * in the history of the browser. So it counts only for its own connection and visit, and no longer than Codat is silent.
 */
export function unreportedOutcome(link: VisitedLink, redirect: LinkRedirect, now: Date): LinkOutcome | null {
  const { outcome } = redirect;
  if (outcome === null || redirect.connectionId !== link.id || redirect.visit !== visitOf(link)) return null;
  if (link.status !== 'linked') {
    const isWaiting = linkProgress(link, now)?.state === 'waiting' || isReconnecting(link, now);
    return isWaiting && outcome !== 'unchanged' ? outcome : null;
  }
  // After a failed visit the package can be linked with the same link URL. Then the failure is out of date.
  const isAfterLink = link.linkedAt !== null && link.linkStartedAt > link.linkedAt;
  return outcome === 'linked' || isAfterLink ? outcome : null;
}

type VisitedLink = Link & Pick<Connection, 'id'>;

/** What the address of the page says after Codat has redirected to it. */
export type LinkRedirect = {
  readonly outcome: LinkOutcome | null;
  readonly connectionId: unknown;
  /** Which visit to Codat ended, see `visitOf`. */
  readonly visit: unknown;
};

/** Returns a text that identifies the last visit to Codat for this link. */
export const visitOf = ({ linkStartedAt }: Pick<Link, 'linkStartedAt'>): string => String(linkStartedAt.getTime());

/** Returns the progress of a link together with what the redirect says. */
export function progressAfter(progress: LinkProgress, outcome: LinkOutcome | null): LinkProgress {
  switch (outcome) {
    case null:
    case 'unchanged':
      return progress;
    case 'linked':
      return { state: 'confirming' };
    default:
      return { state: 'failed', failure: outcome };
  }
}

/** Whether a person was sent to Codat to link this package again, within the last day. */
export const isReconnecting = (link: Link, now: Date): boolean =>
  link.linkedAt !== null &&
  link.status !== 'linked' &&
  link.linkFailure === null &&
  link.linkStartedAt > link.linkedAt &&
  now < linkExpiresAt(link);

const minPollSeconds = 5;
const maxPollSeconds = 3600;
/** Each wait is a quarter of the time since the start, so most polls are made while the person is still at Codat. */
const waitRatio = 0.25;
/** The wait varies by this share, so that links started at the same time are not polled at the same time. */
const jitter = 0.2;

/**
 * Returns the seconds until the next poll of a pending link: about 5 at first, up to an hour later. That makes about 55
 * polls in a day. The last poll is at the end of the day. Returns null when the day is over. `random` is from 0 to 1.
 */
export function nextLinkPollSeconds(linkStartedAt: Date, now: Date, random: number): number | null {
  const elapsed = (now.getTime() - linkStartedAt.getTime()) / 1000;
  const left = linkLifetimeMs / 1000 - elapsed;
  if (left <= 0) return null;
  const wait = Math.min(maxPollSeconds, Math.max(minPollSeconds, elapsed * waitRatio));
  return Math.ceil(Math.min(left, wait * (1 - jitter + 2 * jitter * random)));
}
