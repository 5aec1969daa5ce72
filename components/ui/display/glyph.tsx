import type { ReactNode } from 'react';
import type { Tone } from './tone';

/** The icon of a tone. Every tone has another shape, so that it can be told apart without colour. */
export function Glyph({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ?? 'size-3.5 shrink-0'}
    >
      {shapes[tone]}
    </svg>
  );
}

const shapes: Record<Tone, ReactNode> = {
  good: <path d="M3.5 8.5l3 3 6-7" />,
  warn: (
    <>
      <path d="M8 2.5l6 11H2z" />
      <path d="M8 6.75v3" />
    </>
  ),
  bad: <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />,
  info: <circle cx="8" cy="8" r="3.2" fill="currentColor" stroke="none" />,
  quiet: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M8 5v3.2l2 1.3" />
    </>
  ),
};
