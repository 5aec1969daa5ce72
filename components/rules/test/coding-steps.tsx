import { Card, CardHeader } from '@/components/ui/display/card';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import type { CodingStep } from '@/lib/domain/coding/explain';

/** The steps by which an expense is coded, in order, each with its result. */
export function CodingSteps({ steps }: { steps: readonly CodingStep[] }) {
  return (
    <Card aria-labelledby="steps-title" className="mt-4">
      <CardHeader id="steps-title" title="And then" detail="What is set by hand comes before all of this." line />
      <ol>
        {steps.map((step) => (
          <li
            key={step.by}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line px-3.5 py-2.5 last:border-b-0"
          >
            <span className="w-26 shrink-0 font-medium">{names[step.by]}</span>
            <span className="min-w-0 grow basis-60 text-soft">{step.words}</span>
            <State tone={tones[step.outcome]}>{words[step.outcome]}</State>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const names: Readonly<Record<CodingStep['by'], string>> = {
  rule: 'Rules',
  merchant: 'Merchant',
  supplier: 'Supplier',
  category: 'Category',
};
const tones: Readonly<Record<CodingStep['outcome'], Tone>> = { decides: 'good', overruled: 'info', silent: 'quiet' };
const words: Readonly<Record<CodingStep['outcome'], string>> = {
  decides: 'Decides',
  overruled: 'Overruled',
  silent: 'Says nothing',
};
