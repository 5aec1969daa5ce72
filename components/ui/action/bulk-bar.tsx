import type { ReactNode } from 'react';

/** A bar with actions on the selected rows. It stays visible at the bottom of the list. */
export function BulkBar({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-4 z-10 mx-auto mt-3 flex w-max max-w-full flex-wrap items-center gap-2 rounded-card bg-inverse py-1.5 pr-2 pl-3.5 text-inverse-ink shadow-raised max-sm:bottom-20 max-sm:w-full [&_button:not([data-primary])]:border-inverse-line [&_button:not([data-primary])]:bg-transparent [&_button:not([data-primary])]:text-inverse-ink"
    >
      <span role="status" className="tabular mr-1">
        {summary}
      </span>
      {children}
    </section>
  );
}
