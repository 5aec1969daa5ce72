import clsx from 'clsx';
import { AppLink } from '@/components/ui/action/app-link';

export type Bar = {
  readonly key: string;
  readonly label: string;
  /** The value, in any unit. The largest value in the chart has the longest bar; a negative value has none. */
  readonly value: number | bigint;
  /** The value as text: "£6,120". */
  readonly text: string;
  /** The value of an earlier period, drawn as a thin line across the bar. */
  readonly compare?: number | bigint;
  readonly compareText?: string;
  readonly href?: string;
};

/** A bar chart. It is a table for screen readers: each row has a name, a bar and a figure. */
export function BarChart({
  caption,
  labelHead,
  valueHead,
  bars,
}: {
  caption: string;
  labelHead: string;
  valueHead: string;
  bars: readonly Bar[];
}) {
  const longest = Math.max(1, ...bars.flatMap((bar) => [Number(bar.value), Number(bar.compare ?? 0)]));
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{labelHead}</th>
          <td aria-hidden="true" />
          <th scope="col">{valueHead}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className="group/bar relative">
            <th scope="row" className="w-px max-w-44 truncate max-sm:max-w-28 py-1.25 pr-3 text-left font-normal">
              {bar.href ? (
                <AppLink href={bar.href} className="after:absolute after:inset-0 after:content-[''] hover:underline">
                  {bar.label}
                </AppLink>
              ) : (
                bar.label
              )}
            </th>
            <td aria-hidden="true" className="py-1.25">
              <BarShape value={share(bar.value, longest)} compare={bar.compare && share(bar.compare, longest)} />
            </td>
            <td className="tabular w-px py-1.25 pl-3 text-right">
              {bar.text}
              {bar.compareText && <span className="sr-only">, {bar.compareText}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * The bar of one row. It is an SVG, because the content security policy forbids style attributes. `value` and `compare`
 * are percentages.
 */
function BarShape({ value, compare }: { value: number; compare: number | bigint | undefined }) {
  return (
    <svg aria-hidden="true" width="100%" height="8" className="block min-w-8 overflow-visible">
      <rect width="100%" height="8" rx="4" className="fill-quiet-wash" />
      <rect width={`${value}%`} height="8" rx="4" className={clsx('fill-accent', value === 0 && 'hidden')} />
      {compare !== undefined && (
        <rect
          x={`${compare}%`}
          y="-2"
          width="2"
          height="12"
          rx="1"
          className="fill-ink stroke-surface"
          strokeWidth="1.5"
          paintOrder="stroke"
        />
      )}
    </svg>
  );
}

function share(value: number | bigint, longest: number): number {
  return Math.round((Math.max(0, Number(value)) / longest) * 1000) / 10;
}
