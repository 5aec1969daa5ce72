'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, type Ref, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/display/icon';
import { controlClass } from '@/components/ui/form/control-class';
import { type Day, formatDayInDigits } from '@/lib/domain/day';

const loadCalendar = () => import('./calendar-panel');
const CalendarPanel = dynamic(loadCalendar, { ssr: false });

const loadReader = () => import('./read-typed-day');

/**
 * A field for a day. It posts `YYYY-MM-DD` and shows the day in the format of the company's locale, whatever format the
 * browser uses. It understands "21/11/2026", "21 Nov" and "2026-11-21"; its button opens a calendar whose week starts
 * as in the company's country. In a browser that runs no script, it is the browser's own date field.
 */
export function DateInput({
  id,
  locale,
  max,
  ref,
  onChange,
  className,
  required,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  ...native
}: Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'value' | 'max' | 'ref'> & {
  /** The locale of the company. */
  locale: string;
  /** The last day that can be chosen. A day typed without a year is the latest such day that is not after `max`. */
  max: Day;
  ref?: Ref<HTMLInputElement>;
  /** It receives only the type and target of an event, because it is also called while the person types. */
  onChange?: (event: { readonly type: 'change'; readonly target: HTMLInputElement }) => unknown;
}) {
  const field = useRef<HTMLInputElement>(null);
  const typing = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** The reading of the typed text, until it ends. The first one loads the reader. */
  const reading = useRef<Promise<Day | null>>(undefined);
  const [text, setText] = useState<string>();
  const [calendar, setCalendar] = useState<{ readonly anchor: HTMLElement; readonly day: string }>();
  const control = { id, required, 'aria-describedby': describedBy, 'aria-invalid': invalid };
  const hasScript = text !== undefined;

  useEffect(() => setText(written(field.current?.value ?? '', locale)), [locale]);

  const setDay = (day: string) => {
    if (!field.current || field.current.value === day) return;
    field.current.value = day;
    onChange?.({ type: 'change', target: field.current });
  };
  const read = async (typed: string): Promise<Day | null> => {
    const started = loadReader().then(
      ({ readTypedDay }) => readTypedDay(typed, { locale, today: max }),
      () => null,
    );
    reading.current = started;
    const day = await started;
    if (typing.current?.value === typed) setDay(day ?? '');
    if (reading.current === started) reading.current = undefined;
    return day;
  };
  // A form that is submitted while the text is being read would post the former day.
  useEffect(() => {
    const form = field.current?.form;
    let isWaiting = false;
    const wait = async (event: SubmitEvent) => {
      if (!reading.current) return;
      event.preventDefault();
      event.stopPropagation();
      if (isWaiting) return;
      isWaiting = true;
      while (reading.current) await reading.current;
      isWaiting = false;
      form?.requestSubmit(event.submitter);
    };
    form?.addEventListener('submit', wait, true);
    return () => form?.removeEventListener('submit', wait, true);
  }, []);
  const pick = (day: Day) => {
    setText(written(day, locale));
    setDay(day);
    closeCalendar();
  };
  const closeCalendar = () => {
    setCalendar(undefined);
    typing.current?.focus();
  };
  return (
    <div ref={frame} className={`relative block ${className ?? ''}`}>
      {hasScript && (
        <input
          {...control}
          ref={typing}
          type="text"
          autoComplete="off"
          placeholder={written(max, locale)}
          value={text}
          className={controlClass('tabular h-8 pr-9 max-sm:h-10')}
          onFocus={loadReader}
          onChange={(event) => {
            setText(event.target.value);
            void read(event.target.value);
          }}
          onBlur={async (event) => {
            const typed = event.target.value;
            const day = await read(typed);
            if (day !== null && typing.current?.value === typed) setText(written(day, locale));
          }}
        />
      )}
      <input
        {...native}
        {...(hasScript ? { tabIndex: -1, 'aria-hidden': true } : control)}
        ref={(element) => {
          field.current = element;
          if (typeof ref === 'function') ref(element);
        }}
        type="date"
        max={max}
        className={
          hasScript
            ? 'pointer-events-none absolute inset-y-0 right-0 w-9 opacity-0'
            : controlClass('tabular h-8 max-sm:h-10')
        }
        // On an error, react-hook-form focuses this hidden native field. The focus moves on to the visible one.
        onFocus={() => typing.current?.focus()}
        onChange={({ target }) => {
          setText(written(target.value, locale));
          onChange?.({ type: 'change', target });
        }}
      />
      {hasScript && (
        <button
          type="button"
          aria-label="Open the calendar"
          aria-haspopup="dialog"
          aria-expanded={calendar !== undefined}
          onFocus={loadCalendar}
          onPointerEnter={loadCalendar}
          onClick={() => {
            if (calendar) closeCalendar();
            else if (frame.current) setCalendar({ anchor: frame.current, day: field.current?.value ?? '' });
          }}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-control text-faint hover:text-ink"
        >
          <Icon name="icon-calendar-days" className="size-4" />
        </button>
      )}
      {calendar && (
        <CalendarPanel
          anchor={calendar.anchor}
          value={calendar.day}
          max={max}
          locale={locale}
          onPick={pick}
          onClose={closeCalendar}
        />
      )}
    </div>
  );
}

/** Formats a day for the locale: "21/11/2026" in Britain. Returns '' when there is no day. */
const written = (day: string, locale: string): string => (day === '' ? '' : formatDayInDigits(day, locale));
