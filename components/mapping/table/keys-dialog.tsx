import type { Ref } from 'react';
import { Dialog } from '@/components/ui/action/dialog';
import { Kbd } from '@/components/ui/action/kbd';
import { keyWords } from './use-keys';

/** A dialog that lists the keyboard shortcuts of the mapping table. */
export function KeysDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  return (
    <Dialog id="mapping-keys" ref={ref} size="sm" title="Keys">
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 pt-1">
        {keyWords.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt>
              <Kbd className="inline-grid!">{keys}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
