import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import { type RunState as Name, type RunCounts, runStateOf } from '@/lib/domain/sync/run';

/** The status of a run. */
export function RunState({ counts, stoppedAt }: { counts: RunCounts; stoppedAt: Date | null }) {
  const { tone, word, busy } = runLabel(counts, stoppedAt);
  return (
    <State tone={tone} busy={busy}>
      {word}
    </State>
  );
}

/** Returns the word of the status of a run, and how it is shown. */
export function runLabel(counts: RunCounts, stoppedAt: Date | null): Label {
  const state = runStateOf(counts, stoppedAt !== null);
  return state === 'in progress' && stoppedAt ? stopping : states[state];
}

type Label = { readonly tone: Tone; readonly word: string; readonly busy?: boolean };

/** The status after Stop was pressed, while the expenses that were already sent are still in progress. */
const stopping: Label = { tone: 'info', word: 'Stopping', busy: true };

const states: Record<Name, Label> = {
  waiting: { tone: 'quiet', word: 'Queued' },
  'in progress': { tone: 'info', word: 'Syncing', busy: true },
  unknown: { tone: 'quiet', word: 'Unconfirmed' },
  done: { tone: 'good', word: 'Synced' },
  'partly failed': { tone: 'bad', word: 'Partly failed' },
  failed: { tone: 'bad', word: 'Failed' },
  stopped: { tone: 'quiet', word: 'Stopped' },
  withdrawn: { tone: 'quiet', word: 'Withdrawn' },
  'nothing sent': { tone: 'quiet', word: 'Nothing sent' },
};
