import type { ReactNode } from 'react';

/** Facts by name. Children: Definition. */
export function DefinitionList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-2 sm:grid-cols-[minmax(104px,auto)_minmax(0,1fr)] sm:gap-x-4">{children}</dl>;
}

/** One fact. `source` says where it comes from: "rule: hotels". */
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
