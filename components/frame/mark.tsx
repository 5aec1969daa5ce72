/** Outlay's mark: money going out of the ring along a line that ends in the books. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className} fill="none">
      <rect width="24" height="24" rx="6.5" className="fill-accent" />
      <path d="M14.9 6.9A6 6 0 1 0 18 12.2" className="stroke-accent-ink" strokeWidth="2.2" strokeLinecap="round" />
      <path
        d="M11.8 12.2 18 6m-3.4-.4h3.8v3.8"
        className="stroke-accent-ink"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
