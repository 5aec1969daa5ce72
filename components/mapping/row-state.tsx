import { State } from '@/components/ui/feedback/state';
import type { DraftState } from './draft/use-draft';
import { Health, type HealthWords } from './health';

/**
 * The status of a row: the health of its saved mapping, or that its choice is not saved. `theirs` is the value that
 * another person has saved since, in words.
 */
export function RowState({
  state,
  health,
  theirs,
  onDrop,
}: {
  state: DraftState;
  health: HealthWords;
  theirs?: string;
  onDrop: () => void;
}) {
  switch (state) {
    case 'saved':
      return <Health health={health} />;
    case 'changed':
      return <State tone="info">Not saved</State>;
    case 'conflict':
      return (
        <>
          <State tone="warn">Changed meanwhile</State>
          <span className="mt-1 block text-sm text-soft">
            {theirs && `Now ${theirs}. `}
            <button type="button" className="font-medium text-accent hover:underline" onClick={onDrop}>
              Take theirs
            </button>
          </span>
        </>
      );
  }
}
