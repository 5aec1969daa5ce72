import type { ReactNode } from 'react';
import { StateMark } from '@/components/ui/feedback/state';
import type { Tone } from './tone';

export type Happening = {
  readonly key: string;
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly at: ReactNode;
};

/** A list of events with their times. Pass the newest first. */
export function History({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <ol className="flex flex-col">
      {happenings.map((happening) => (
        <li key={happening.key} className="group relative flex gap-2.5 pb-3 last:pb-0">
          <span className="absolute top-5 bottom-0 left-[8.5px] w-px bg-line group-last:hidden" />
          <StateMark tone={happening.tone} className="mt-px size-4.5! [&_.icon]:size-2.75" />
          <div className="min-w-0 grow">
            <p>{happening.title}</p>
            {happening.detail && <p className="text-sm text-faint">{happening.detail}</p>}
          </div>
          <span className="tabular shrink-0 text-sm text-faint">{happening.at}</span>
        </li>
      ))}
    </ol>
  );
}
