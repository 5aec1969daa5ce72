import clsx from 'clsx';

/** A grey bar shown while content is loading. Set its size with classes: `<Skeleton className="h-5 w-40" />`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('block animate-pulse rounded-[5px] bg-quiet-wash', className)} />;
}

/** Grey rows of the same height as those of a table, shown while the table is loading. */
export function TableSkeleton({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="overflow-clip rounded-card border border-line bg-surface">
      <span className="sr-only">{label}</span>
      <div className="h-8 border-b border-line bg-head" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical, and their order never changes
        <div key={row} className="flex h-13 items-center gap-6 border-b border-line px-3 last:border-0">
          <Skeleton className="size-4" />
          <Skeleton className="h-3.5 w-14 max-sm:hidden" />
          <Skeleton className="h-3.5 w-40" />
          <Skeleton className="ml-auto h-3.5 w-16" />
          <Skeleton className="h-4.5 w-20 rounded-full" />
        </div>
      ))}
    </div>
  );
}
