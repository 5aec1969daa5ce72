import { Button } from '@/components/ui/action/button';
import { TextLink } from '@/components/ui/action/text-link';
import { Progress } from '@/components/ui/feedback/progress';
import { StateMark } from '@/components/ui/feedback/state';
import { formatBytes } from '@/lib/domain/receipt/receipt';
import type { UploadRow } from './upload-row';

/** One file of a FileDrop: the progress of its upload, then that it was uploaded or why it was refused. */
export function FileRow({ row, onRemove, onAgain }: { row: UploadRow; onRemove: () => void; onAgain: () => void }) {
  const { file, state } = row;
  return (
    <li className="flex items-center gap-2.5 rounded-[8px] border border-line bg-surface py-1.5 pr-1.5 pl-3">
      <StateMark tone={state.is === 'taken' ? 'good' : state.is === 'refused' ? 'bad' : 'quiet'} />
      <div className="min-w-0 grow">
        <p className="truncate font-medium">{file.name}</p>
        {state.is === 'sending' && (
          <Progress value={state.sent} max={1} label={`Sending ${file.name}`} hideLabel className="py-1" />
        )}
        <p role="status" className="text-sm text-faint">
          {state.is === 'sending' && state.sent === 1 && 'Opening the file'}
          {state.is === 'taken' && `${formatBytes(file.size)}, uploaded`}
          {state.is === 'taken' && state.file.notice && (
            <TextLink href={state.file.notice.href} target="_blank" className="block">
              {state.file.notice.text}
            </TextLink>
          )}
          {state.is === 'refused' && <span className="text-bad">{state.reason}</span>}
        </p>
      </div>
      {state.is === 'refused' && state.again && (
        <Button size="sm" onClick={onAgain}>
          Try again
        </Button>
      )}
      <Button size="sm" variant="plain" onClick={onRemove} aria-label={`Remove ${file.name}`}>
        {state.is === 'sending' ? 'Stop' : 'Remove'}
      </Button>
    </li>
  );
}
