import { State } from '@/components/ui/feedback/state';

/** The right half of the sign-in page: a picture of an expense and of its record in the books. */
export function AuthSide() {
  return (
    <aside
      aria-label="About Outlay"
      className="flex flex-col items-center justify-center gap-8 border-l border-line bg-accent-wash px-16 py-12 max-lg:hidden"
    >
      <div aria-hidden="true" className="flex w-full max-w-100 flex-col">
        <div className="rounded-card border border-line bg-surface px-4 py-3 shadow-raised">
          <div className="flex items-start justify-between gap-4">
            <div>
              <p className="text-sm text-faint">19 Nov · Visa 4590</p>
              <p className="text-lg font-semibold">Premier Inn Leeds</p>
            </div>
            <p className="tabular text-2xl font-semibold tracking-tight">£172.00</p>
          </div>
        </div>
        <svg aria-hidden="true" viewBox="0 0 24 40" className="ml-10 h-10 w-6 text-accent" fill="none">
          <path d="M12 2v33m-5-6 5 6 5-6" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
        </svg>
        <div className="rounded-card border border-line bg-surface px-4 py-3 shadow-raised">
          <div className="mb-2 flex items-center justify-between">
            <p className="font-semibold">In your books</p>
            <State tone="good">Synced</State>
          </div>
          <div className="grid grid-cols-[1fr_auto] gap-y-1.5">
            <span>494 Travel</span>
            <span className="tabular text-right">143.33</span>
            <span>VAT on purchases</span>
            <span className="tabular text-right">28.67</span>
            <span className="border-t border-line-strong pt-1.5 font-semibold">Holding account</span>
            <span className="tabular border-t border-line-strong pt-1.5 text-right font-semibold">172.00</span>
          </div>
        </div>
      </div>
      <div className="w-full max-w-100">
        <p className="text-xl font-semibold tracking-tight">Every expense in the books, exactly once.</p>
        <p className="mt-1 text-lg text-soft">
          See what will be written, what was written, and how to fix what failed.
        </p>
      </div>
    </aside>
  );
}
