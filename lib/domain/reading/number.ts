/** A mark that can stand before the decimals. */
export type Decimal = '.' | ',';

/** The figures of a number: those before and those after its decimal mark. */
export type Figures = { readonly whole: string; readonly decimals: string };

/**
 * The ways to read a number. "1.234" has two: its mark can be before decimals or before thousands. The currency and the
 * column decide then.
 */
export type WrittenNumber = {
  readonly withDecimals: Figures | null;
  readonly withThousands: Figures | null;
  /** The mark that both readings are about; null when the text has no comma or point. */
  readonly mark: Decimal | null;
};

/** The Arabic decimal mark, which never separates thousands. */
const sureDecimal = '\u066b';

/**
 * Reads a number of ASCII figures with the marks `. , ' ٫ ٬` and spaces. Returns null when no reading is possible:
 * "1.2.3", "12,34,5", "12 50".
 */
export function readNumber(written: string): WrittenNumber | null {
  const text = written.replaceAll('\u066c', "'");
  if (/^\d+$/.test(text)) return { withDecimals: { whole: text, decimals: '' }, withThousands: null, mark: null };
  const withDecimals = splitDecimals(text);
  const grouped = withoutGroups(text);
  if (withDecimals === null && grouped === null) return null;
  const last = text.replace(/[^.,]/g, '').at(-1);
  return {
    withDecimals,
    withThousands: grouped === null ? null : { whole: grouped, decimals: '' },
    mark: last === '.' || last === ',' ? last : null,
  };
}

function splitDecimals(text: string): Figures | null {
  const [, before = '', mark = '', decimals = ''] = /^(.*)([.,\u066b])(\d+)$/.exec(text) ?? [];
  if (mark === '' || before.includes(mark) || before.includes(sureDecimal)) return null;
  if (before === '') return { whole: '0', decimals };
  const whole = /^\d+$/.test(before) ? before : withoutGroups(before);
  return whole === null ? null : { whole, decimals };
}

/** Groups of three figures, all with the same separator. */
const western = /^[1-9]\d{0,2}([ '.,])\d{3}(?:\1\d{3})*$/;
/** Indian groups: lakh and crore have two figures, the last group has three. */
const indian = /^[1-9]\d?([ ,])(?:\d{2}\1)+\d{3}$/;

const withoutGroups = (text: string): string | null =>
  western.test(text) || indian.test(text) ? text.replace(/\D/g, '') : null;
