import { AppLink } from '@/components/ui/action/app-link';
import { Card, CardHeader } from '@/components/ui/display/card';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';

export type VerdictView = {
  readonly id: string;
  readonly name: string;
  readonly outcome: 'won' | 'earlier' | 'unmet';
  readonly why: string;
};

/** The result of each rule for the tested expense, with the reason, in the order of the rules. */
export function VerdictList({ verdicts }: { verdicts: readonly VerdictView[] }) {
  return (
    <Card aria-labelledby="verdicts-title" className="mt-4">
      <CardHeader id="verdicts-title" title="The rules, in their order" line />
      {verdicts.length === 0 && <p className="px-3.5 py-3 text-soft">There are no rules yet.</p>}
      <ol>
        {verdicts.map((verdict, index) => (
          <li
            key={verdict.id}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line px-3.5 py-2.5 last:border-b-0"
          >
            <span className="tabular w-5 shrink-0 text-right text-faint">{index + 1}</span>
            <span className="min-w-0 grow basis-60">
              <AppLink href={`/mapping/rules/${verdict.id}`} className="font-medium hover:underline">
                {verdict.name}
              </AppLink>
              <span className="block text-soft wrap-anywhere">{verdict.why}</span>
            </span>
            <State tone={tones[verdict.outcome]}>{words[verdict.outcome]}</State>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const tones: Readonly<Record<VerdictView['outcome'], Tone>> = { won: 'good', earlier: 'info', unmet: 'quiet' };
const words: Readonly<Record<VerdictView['outcome'], string>> = {
  won: 'Wins',
  earlier: 'Fits, but comes later',
  unmet: 'Does not fit',
};
