import clsx from 'clsx';
import type { Ref } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { groupOptions, type Option } from '@/components/ui/form/option';

/** The options found, under their groups. What cannot be chosen says why; the one chosen has a tick. */
export function ComboboxList({
  id,
  ref,
  open,
  options,
  active,
  value,
  typed,
  onChoose,
}: {
  id: string;
  ref: Ref<HTMLDivElement>;
  open: boolean;
  options: readonly Option[];
  active: number;
  value: string;
  typed: string | undefined;
  onChoose: (option: Option) => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
    <div
      ref={ref}
      popover="manual"
      className="inset-auto m-0 flex-col overflow-hidden rounded-card border border-line bg-raised text-ink shadow-raised open:flex"
      // Pressing on the list, its scroll bar included, must not take the focus from the text.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div
        id={id}
        role="listbox"
        aria-label="Options"
        className="min-h-0 overflow-y-auto overscroll-contain p-1 empty:hidden"
      >
        {open &&
          groupOptions(options).map(({ group, options: members }) => (
            // biome-ignore lint/a11y/useSemanticElements: an optgroup cannot stand in a listbox of our own
            <div key={group ?? ''} role="group" aria-label={group}>
              {group !== undefined && (
                <div role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-faint">
                  {group}
                </div>
              )}
              {members.map((option) => (
                <Choice
                  key={option.value}
                  id={`${id}-${options.indexOf(option)}`}
                  option={option}
                  active={options[active] === option}
                  chosen={option.value === value}
                  onChoose={onChoose}
                />
              ))}
            </div>
          ))}
      </div>
      <p role="status" className={options.length === 0 ? 'px-3 py-3 text-soft' : 'sr-only'}>
        {open &&
          typed !== undefined &&
          (options.length === 0 ? `Nothing matches “${typed}”.` : `${options.length} found`)}
      </p>
    </div>
  );
}

function Choice({
  id,
  option,
  active,
  chosen,
  onChoose,
}: {
  id: string;
  option: Option;
  active: boolean;
  chosen: boolean;
  onChoose: (option: Option) => void;
}) {
  const refused = option.disabledReason !== undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the text field points here by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={refused || undefined}
      onClick={() => onChoose(option)}
      className={clsx(
        'flex min-h-8 scroll-my-1 items-center gap-2 rounded-[6px] px-2 py-1 max-sm:min-h-11',
        active ? 'bg-accent-wash' : 'hover:bg-quiet-wash',
        refused ? 'cursor-not-allowed text-faint' : 'cursor-pointer',
      )}
    >
      <span className="min-w-0 grow">{option.label}</span>
      {(option.disabledReason ?? option.detail) && (
        <span className="shrink-0 text-sm text-faint">{option.disabledReason ?? option.detail}</span>
      )}
      {chosen ? <Glyph tone="good" className="size-3.5 shrink-0 text-accent" /> : <span className="w-3.5 shrink-0" />}
    </div>
  );
}
