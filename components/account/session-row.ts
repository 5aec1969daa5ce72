import { type Columns, toColumns } from '@/components/page/columns';
import { formatAgo, formatInstant } from '@/lib/domain/day';
import { deviceOf } from '@/lib/domain/device';

export type Session = {
  readonly id: string;
  readonly userAgent: string;
  readonly ipAddress: string;
  readonly lastSeenAt: Date;
};

/** A session in the words of the page. */
export type ShownSession = {
  readonly id: string;
  readonly device: string;
  readonly isPhone: boolean;
  readonly ago: string;
  readonly at: string;
  /** The address that it was last used from; empty when unknown. */
  readonly from: string;
};

/** Returns the sessions as the page shows them. */
export const shownSessions = (
  sessions: readonly Session[],
  { now, locale, timeZone }: { readonly now: Date; readonly locale: string; readonly timeZone: string },
): Columns<ShownSession> =>
  toColumns(
    sessions.map(({ id, userAgent, ipAddress, lastSeenAt }) => {
      const device = deviceOf(userAgent);
      return {
        id,
        device: device.name,
        isPhone: device.kind === 'phone',
        ago: formatAgo(lastSeenAt, now),
        at: formatInstant(lastSeenAt, locale, timeZone),
        from: ipAddress === 'unknown' ? '' : ipAddress,
      };
    }),
  );
