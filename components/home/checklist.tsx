import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/display/card';
import { Progress } from '@/components/ui/feedback/progress';
import { StateMark } from '@/components/ui/feedback/state';

export type Step = {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly done: boolean;
  readonly action?: ReactNode;
};

/**
 * The first steps of a new company. Each step is marked as done independently of the others, so the order does not
 * matter.
 */
export function Checklist({ steps }: { steps: readonly Step[] }) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <Card aria-labelledby="first-steps">
      <CardHeader id="first-steps" title="Your first expense in the books" detail={`${done} of ${steps.length} done`} />
      <Progress
        value={done}
        max={steps.length}
        label="Steps done"
        hideLabel
        className="border-b border-line px-3.5 pt-1 pb-3.5"
      />
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.key}
            aria-current={step === next ? 'step' : undefined}
            className={clsx(
              'flex items-center gap-3 border-b border-line px-3.5 py-3 last:border-b-0 max-sm:flex-wrap',
              step === next && 'bg-accent-wash/50',
            )}
          >
            {step.done ? (
              <StateMark tone="good" label="Done:" />
            ) : (
              <span
                className={clsx(
                  'grid size-5.5 shrink-0 place-items-center rounded-full border text-sm font-semibold',
                  step === next ? 'border-accent text-accent' : 'border-line-strong text-faint',
                )}
              >
                {index + 1}
              </span>
            )}
            <div className="min-w-0 grow basis-40">
              <p className={clsx('font-medium', step.done && 'text-soft')}>{step.title}</p>
              <p className="text-sm text-faint">{step.detail}</p>
            </div>
            {step.action && <div className="flex flex-wrap gap-1.5 max-sm:ml-8.5">{step.action}</div>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
