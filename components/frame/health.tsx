import type { ReactNode } from 'react';
import { AppLink } from '@/components/ui/action/app-link';
import type { Tone } from '@/components/ui/display/tone';
import { StateMark } from '@/components/ui/feedback/state';

/**
 * The state of the connection to the books, such as "Xero, linked" and "Lists read 12 min ago". In the support area,
 * the state of the worker.
 */
export type Health = {
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly href?: string;
};

export function HealthLine({ health }: { health: Health }) {
  const content = (
    <>
      <StateMark tone={health.tone} className="mt-px size-4.5! [&_.icon]:size-2.75" />
      <span className="min-w-0 text-sm sm:max-lg:sr-only">
        <span className="block font-medium text-ink">{health.title}</span>
        {health.detail && <span className="block text-faint">{health.detail}</span>}
      </span>
    </>
  );
  if (!health.href) return <div className="health-line">{content}</div>;
  return (
    <AppLink href={health.href} className="health-line">
      {content}
    </AppLink>
  );
}
