import type { ReactNode } from 'react';

/** A list of facts, each with a name. Its children are Definitions. */
export function DefinitionList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-2 sm:grid-cols-[minmax(104px,auto)_minmax(0,1fr)] sm:gap-x-4">{children}</dl>;
}

/** One fact: its name (`term`) and value. `source` says where the value came from: "rule: hotels". */
export function Definition({ term, source, children }: { term: ReactNode; source?: ReactNode; children: ReactNode }) {
  return (
    <div className="sm:col-span-2 sm:grid sm:grid-cols-subgrid sm:items-baseline">
      <dt className="text-soft max-sm:text-sm">{term}</dt>
      <dd className="flex min-w-0 items-baseline justify-between gap-3">
        <span className="min-w-0">{children}</span>
        {source && <span className="min-w-0 text-right text-sm text-faint">{source}</span>}
      </dd>
    </div>
  );
}
