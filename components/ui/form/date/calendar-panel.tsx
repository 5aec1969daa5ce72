'use client';

import { type ComponentProps, useState } from 'react';
import { usePopoverBelow } from '@/components/ui/form/use-popover-below';
import { Calendar } from './calendar';

/** The open calendar of a date field. */
export default function CalendarPanel({
  anchor,
  onClose,
  ...calendar
}: ComponentProps<typeof Calendar> & {
  /** The element that the calendar is placed below. */
  anchor: HTMLElement;
  onClose: () => void;
}) {
  // The days appear after the popover, because a day cannot take the focus while the popover is hidden.
  const [isShown, setIsShown] = useState(false);
  const panel = usePopoverBelow(anchor, { onShow: () => setIsShown(true), onLeave: onClose });
  return (
    <div
      ref={panel}
      popover="manual"
      role="dialog"
      aria-label="Calendar"
      className="inset-auto m-0 overflow-auto rounded-card border border-line bg-raised p-2 text-ink shadow-raised"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget) && !anchor.contains(relatedTarget)) onClose();
      }}
    >
      {isShown && <Calendar {...calendar} />}
    </div>
  );
}
