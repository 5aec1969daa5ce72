/** Outlay's logo: a ring with an arrow pointing out of it. */
export function Logo({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className} fill="none">
      <rect width="24" height="24" rx="6.5" className="fill-accent" />
      <path
        d="M11.25 8.02A5.2 5.2 0 1 0 15.98 12.75"
        className="stroke-accent-ink"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M11 13l7-7m-3.8 0H18v3.8"
        className="stroke-accent-ink"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
