import type { ReactNode } from 'react';

/** One number in large type, with text that says what it counts. */
export function Figure({ value, children }: { value: ReactNode; children?: ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="tabular text-2xl font-semibold tracking-tight">{value}</span>
      {children && <span className="text-soft">{children}</span>}
    </p>
  );
}
