'use client';

import { buttonClass } from '@/components/ui/action/button-class';
import { LinkButton } from '@/components/ui/action/link-button';
import { Icon } from '@/components/ui/display/icon';

/**
 * Links to the previous and the next page. At the first or last page the missing link is shown disabled, so that the
 * layout does not shift.
 */
export function Pagination({
  label,
  newerHref,
  olderHref,
  words: [newer, older] = ['Newer', 'Older'],
  text,
}: {
  label: string;
  newerHref: string | undefined;
  olderHref: string | undefined;
  /** The texts of the links, for a list that is not in the order of time. */
  words?: readonly [string, string];
  /** Which items the page shows: "1–50 of 214". */
  text?: string;
}) {
  if (newerHref === undefined && olderHref === undefined && text === undefined) return null;
  return (
    <nav aria-label={label} className="mt-3 flex items-center justify-between gap-3">
      <span className="tabular text-sm text-faint">{text}</span>
      <span className="flex gap-1.5">
        {newerHref === undefined ? (
          <span aria-disabled="true" className={buttonClass()}>
            <Icon name="icon-chevron-left" /> {newer}
          </span>
        ) : (
          <LinkButton href={newerHref} rel="prev">
            <Icon name="icon-chevron-left" /> {newer}
          </LinkButton>
        )}
        {olderHref === undefined ? (
          <span aria-disabled="true" className={buttonClass()}>
            {older} <Icon name="icon-chevron-right" />
          </span>
        ) : (
          <LinkButton href={olderHref} rel="next">
            {older} <Icon name="icon-chevron-right" />
          </LinkButton>
        )}
      </span>
    </nav>
  );
}
