import { Card, CardBody, CardHeader } from '@/components/ui/display/card';

/** A value of a chart. `share` and `compare` are percentages of the largest value. */
export type ChartBar = {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly share: number;
  /** The value of the period that is compared. */
  readonly compare: number;
};

/**
 * A chart of the largest rows of a report. The table below it has the same figures, so screen readers get its title and
 * description. It is an SVG in percent of the width, so that its text keeps its size on a phone and in print.
 */
export function ReportChart({
  title,
  description,
  bars,
  comparedWith,
}: {
  title: string;
  /** The chart in words: what it shows, and its largest values. */
  description: string;
  bars: readonly ChartBar[];
  /** What the marks show: "the period before". */
  comparedWith: string;
}) {
  if (bars.length === 0) return null;
  return (
    <Card aria-labelledby="chart-heading" className="mb-4 print:border-0">
      <CardHeader id="chart-heading" title={title} />
      <CardBody>
        <Bars title={title} description={description} bars={bars} />
        <p className="mt-2 flex items-center gap-2 text-sm text-faint">
          <svg aria-hidden="true" width="2" height="12" className="shrink-0">
            <rect width="2" height="12" rx="1" className="fill-ink" />
          </svg>
          The mark shows {comparedWith}.
        </p>
      </CardBody>
    </Card>
  );
}

type Chart = { title: string; description: string; bars: readonly ChartBar[] };

const rowHeight = 36;

function Bars({ title, description, bars }: Chart) {
  return (
    <svg
      role="img"
      aria-labelledby="chart-title chart-description"
      width="100%"
      height={bars.length * rowHeight}
      className="block overflow-visible"
    >
      <title id="chart-title">{title}</title>
      <desc id="chart-description">{description}</desc>
      {bars.map(({ key, label, text, share, compare }, at) => (
        <g key={key} transform={`translate(0 ${at * rowHeight})`}>
          <text x="0" y="14" className="fill-ink text-base">
            {shortened(label)}
          </text>
          <text x="100%" y="14" textAnchor="end" className="tabular fill-ink text-base">
            {text}
          </text>
          <rect y="21" width="100%" height="7" rx="3.5" className="fill-quiet-wash" />
          {share > 0 && <rect y="21" width={`${share}%`} height="7" rx="3.5" className="fill-accent" />}
          {compare > 0 && <rect x={`${compare}%`} y="19" width="2" height="11" rx="1" className="fill-ink" />}
        </g>
      ))}
    </svg>
  );
}

const longest = 30;

const shortened = (label: string): string =>
  [...label].length > longest ? `${[...label].slice(0, longest - 1).join('')}…` : label;
