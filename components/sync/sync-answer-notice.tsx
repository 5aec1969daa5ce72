import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/result';
import type { SyncAnswer } from '@/lib/domain/sync/sync-answer';

/** What came of a press of Sync: how many go, and why each of the others stays. */
export function SyncAnswerNotice({ answer, className }: { answer: ActionState<SyncAnswer>; className?: string }) {
  if (answer.state === 'idle') return null;
  if (answer.state === 'refused') {
    return (
      <Notice live tone="bad" className={className} title="Not sent">
        {answer.message}
      </Notice>
    );
  }
  const { going, stayed, staying, runId } = answer.value;
  return (
    <>
      {going > 0 && (
        <Notice live tone="good" className={className}>
          {going === 1 ? '1 expense is on its way' : `${going} expenses are on their way`}.{' '}
          <TextLink href={runId ? `/syncs/${runId}` : '/syncs'}>Watch it</TextLink>
        </Notice>
      )}
      {stayed > 0 && (
        <Notice
          live
          tone="warn"
          className={className}
          title={stayed === 1 ? '1 expense stayed' : `${stayed} expenses stayed`}
        >
          <StayingList staying={staying} stayed={stayed} />
        </Notice>
      )}
    </>
  );
}

/** Expenses that stay, each with its reason. */
function StayingList({ staying, stayed }: Pick<SyncAnswer, 'staying' | 'stayed'>) {
  const shown = staying.slice(0, 8);
  return (
    <ul>
      {shown.map((one) => (
        <li key={one.expenseId}>
          <TextLink href={`/expenses/${one.expenseId}`}>{one.merchant}</TextLink>: {one.why}
        </li>
      ))}
      {stayed > shown.length && <li>and {stayed - shown.length} more.</li>}
    </ul>
  );
}
