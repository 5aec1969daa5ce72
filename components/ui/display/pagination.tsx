import { ChevronLeft, ChevronRight } from 'lucide-react';
import { buttonClass } from '@/components/ui/action/button-class';
import { LinkButton } from '@/components/ui/action/link-button';

/** The pages before and after, by their addresses; what is not there is shown as such, so that nothing jumps. */
export function Pagination({
  label,
  newerHref,
  olderHref,
  text,
  words = ['Newer', 'Older'],
}: {
  label: string;
  newerHref: string | undefined;
  olderHref: string | undefined;
  /** "1–50 of 214". */
  text?: string;
  /** What the two are called where the order is not that of time. */
  words?: readonly [before: string, after: string];
}) {
  if (newerHref === undefined && olderHref === undefined && text === undefined) return null;
  return (
    <nav aria-label={label} className="mt-3 flex items-center justify-between gap-3">
      <span className="tabular text-sm text-faint">{text}</span>
      <span className="flex gap-1.5">
        {newerHref === undefined ? (
          <span aria-disabled="true" className={buttonClass()}>
            <ChevronLeft aria-hidden="true" /> {words[0]}
          </span>
        ) : (
          <LinkButton href={newerHref} rel="prev">
            <ChevronLeft aria-hidden="true" /> {words[0]}
          </LinkButton>
        )}
        {olderHref === undefined ? (
          <span aria-disabled="true" className={buttonClass()}>
            {words[1]} <ChevronRight aria-hidden="true" />
          </span>
        ) : (
          <LinkButton href={olderHref} rel="next">
            {words[1]} <ChevronRight aria-hidden="true" />
          </LinkButton>
        )}
      </span>
    </nav>
  );
}
