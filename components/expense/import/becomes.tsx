import { Button } from '@/components/ui/action/button';
import { Td } from '@/components/ui/display/table';
import { rowKindNames } from '@/lib/domain/import/kind/row-kind';
import { isOpen } from '@/lib/domain/import/preview/counts';
import type { PreviewLine } from '@/lib/domain/import/preview/preview';

/** The cell that says what a row becomes and why, with a button to change it. */
export function Becomes({ line: { line, kind, state }, onChange }: { line: PreviewLine; onChange: () => void }) {
  return (
    <Td card="below">
      {kind && (
        <>
          <span className="flex flex-wrap items-center gap-x-1 font-medium">
            {state === 'ask' ? <span className="font-normal text-faint">Not decided</span> : kindText(kind)}
            {isOpen(state) && (
              <Button size="sm" variant="plain" aria-label={`Change what line ${line} becomes`} onClick={onChange}>
                {state === 'ask' ? 'Choose' : 'Change'}
              </Button>
            )}
          </span>
          {state !== 'ask' && kind.why && <span className="block text-sm text-soft">{kind.why}</span>}
        </>
      )}
    </Td>
  );
}

type Kind = NonNullable<PreviewLine['kind']>;

const kindText = ({ is, accountName, direction }: Kind): string =>
  is === 'transfer' && accountName
    ? `${rowKindNames[is]} ${direction === 'out' ? 'to' : 'from'} ${accountName}`
    : rowKindNames[is];
