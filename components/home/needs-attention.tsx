import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import type { Tone } from '@/components/ui/display/tone';
import { StateMark } from '@/components/ui/feedback/state';

/** One problem or task that needs attention, with a button that opens or solves it. */
export type Need = {
  readonly key: string;
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: string;
  readonly action: ReactNode;
};

/** The list of what needs attention, most urgent first. `idle` is shown when there is nothing. */
export function NeedsAttention({ needs, idle }: { needs: readonly Need[]; idle: string }) {
  return (
    <Card aria-labelledby="needs-attention">
      <CardHeader id="needs-attention" title="Needs attention" line={needs.length > 0} />
      {needs.length === 0 ? (
        <CardBody className="flex items-center gap-2.5 text-soft">
          <StateMark tone="good" />
          {idle}
        </CardBody>
      ) : (
        <ul>
          {needs.map((need) => (
            <li
              key={need.key}
              className="flex items-center gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0 max-sm:flex-wrap max-sm:gap-2.5"
            >
              <StateMark tone={need.tone} />
              <div className="min-w-0 grow max-sm:basis-40">
                <p className="font-medium">{need.title}</p>
                {need.detail && <p className="text-sm text-faint wrap-anywhere">{need.detail}</p>}
              </div>
              <div className="flex max-w-full flex-wrap items-center gap-1.5 max-sm:ml-8 sm:max-w-1/2 sm:shrink-0 sm:justify-end">
                {need.action}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
