import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import { type RunState as Name, type RunCounts, runStateOf } from '@/lib/domain/sync/run';

/** Where a run stands, in a word. */
export function RunState({ counts, stoppedAt }: { counts: RunCounts; stoppedAt: Date | null }) {
  const state = runStateOf(counts, stoppedAt !== null);
  const { tone, word, busy } = state === 'in progress' && stoppedAt ? stopping : states[state];
  return (
    <State tone={tone} busy={busy}>
      {word}
    </State>
  );
}

type Look = { readonly tone: Tone; readonly word: string; readonly busy?: boolean };

/** What was sent before somebody stopped the rest goes on to its end. */
const stopping: Look = { tone: 'info', word: 'Stopping', busy: true };

const states: Record<Name, Look> = {
  waiting: { tone: 'quiet', word: 'Waiting' },
  'in progress': { tone: 'info', word: 'In progress', busy: true },
  unknown: { tone: 'quiet', word: 'Outcome unknown' },
  done: { tone: 'good', word: 'Done' },
  'partly failed': { tone: 'bad', word: 'Partly failed' },
  failed: { tone: 'bad', word: 'Failed' },
  stopped: { tone: 'quiet', word: 'Stopped' },
  withdrawn: { tone: 'quiet', word: 'Withdrawn' },
};
