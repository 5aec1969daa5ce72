import { Spinner } from '@/components/ui/spinner';
import type { Save } from './use-saves';

/** Beside a row: that it is being saved, is saved, or why not. */
export function SaveLine({ save }: { save: Save | undefined }) {
  switch (save?.state) {
    case undefined:
      return null;
    case 'saving':
      return (
        <span className="flex items-center gap-1 text-sm text-faint">
          <Spinner className="size-3" /> Saving
        </span>
      );
    case 'saved':
      return <span className="block text-sm text-faint">Saved</span>;
    case 'refused':
      return (
        <span role="alert" className="block text-sm text-bad">
          {save.message}
        </span>
      );
  }
}
