import type { ComponentProps } from 'react';
import { Dialog } from './dialog';
import { Kbd } from './kbd';

/** The keyboard shortcuts of a page, each with what it does. */
export type KeyWords = readonly (readonly [keys: string, does: string])[];

/** A dialog that lists the keyboard shortcuts of a page. */
export function KeysDialog({
  words,
  ...rest
}: Omit<ComponentProps<typeof Dialog>, 'id' | 'title'> & { words: KeyWords }) {
  return (
    <Dialog {...rest} id="keys" size="sm" title="Keys">
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 pt-1">
        {words.map(([keys, does]) => (
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
