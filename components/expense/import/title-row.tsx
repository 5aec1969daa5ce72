'use client';

import clsx from 'clsx';
import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';

const shownFirst = 8;

/** The first lines of the file. A person chooses the one with the titles, or says that there are none. */
export function TitleRow({ head, onChange }: { head: PreviewHead; onChange: (choices: FileChoices) => void }) {
  const { headerLine } = head.settings;
  const at = head.firstLines.findIndex(({ line }) => line === headerLine);
  const [isLong, setLong] = useState(at >= shownFirst);
  const lines = isLong ? head.firstLines : head.firstLines.slice(0, shownFirst);
  const choose = (line: number | null) => {
    // Columns that were chosen for other titles do not fit these.
    const { columns: _, ...choices } = head.choices;
    onChange({ ...choices, headerLine: line });
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">Line with the titles of the columns</legend>
      <div className="overflow-x-auto rounded-control border border-line">
        {lines.map(({ line, cells }) => (
          <TitleChoice key={line} isChosen={line === headerLine} onChoose={() => choose(line)} number={line}>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a line have no identity and do not change
              <span key={index} dir="auto" className="w-36 shrink-0 truncate">
                {cell}
              </span>
            ))}
          </TitleChoice>
        ))}
        <TitleChoice isChosen={headerLine === null} onChoose={() => choose(null)}>
          <span>The file has no titles</span>
        </TitleChoice>
      </div>
      {!isLong && head.firstLines.length > shownFirst && (
        <div>
          <Button size="sm" onClick={() => setLong(true)}>
            Show more lines
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function TitleChoice({
  number,
  isChosen,
  onChoose,
  children,
}: {
  number?: number;
  isChosen: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}) {
  return (
    <label
      className={clsx(
        'flex min-h-8 w-max min-w-full cursor-pointer items-center gap-3 border-b border-line px-2.5 text-sm last:border-b-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
        isChosen ? 'bg-accent-wash font-medium' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name="title-row"
        checked={isChosen}
        onChange={onChoose}
        aria-label={number === undefined ? undefined : `Line ${number}`}
        className="size-4 shrink-0 appearance-none rounded-full border border-field bg-surface outline-none checked:border-[5px] checked:border-accent"
      />
      <span className="tabular w-6 shrink-0 text-right text-faint">{number}</span>
      {children}
    </label>
  );
}
