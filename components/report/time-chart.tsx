import { Card, CardBody, CardHeader } from '@/components/ui/display/card';

/** A column of a chart over time. Shares are percentages of the largest value; null where a period has no such days. */
export type TimeBar = {
  readonly key: string;
  readonly label: string;
  /** The text below the column. */
  readonly axis: string;
  readonly text: string;
  /** The other figures in words: "October 2026: £80.00". */
  readonly compared: readonly string[];
  readonly share: number | null;
  readonly before: number | null;
  readonly lastYear: number | null;
  readonly budget: number | null;
};

const height = 150;
const labelled = 4;

/**
 * A chart of spending over time: a column for each day or month, with the same period of last year behind it and marks for the
 * period before and the budget. The table below has the same figures, so screen readers get its title and description.
 */
export function TimeChart({
  title,
  description,
  bars,
}: {
  title: string;
  /** The chart in words: what it shows, and its largest values. */
  description: string;
  bars: readonly TimeBar[];
}) {
  const has = (name: 'before' | 'lastYear' | 'budget') => bars.some((bar) => bar[name] !== null);
  const width = 100 / bars.length;
  const step = Math.max(1, Math.ceil(bars.length / labelled));
  return (
    <Card aria-labelledby="chart-heading" className="mb-4 print:border-0">
      <CardHeader id="chart-heading" title={title} />
      <CardBody>
        <svg
          role="img"
          aria-labelledby="chart-title chart-description"
          width="100%"
          height={height + 24}
          className="block overflow-visible"
        >
          <title id="chart-title">{title}</title>
          <desc id="chart-description">{description}</desc>
          {bars.map((bar, at) => (
            <g key={bar.key}>
              <title>{[`${bar.label}: ${bar.text}`, ...bar.compared].join('\n')}</title>
              <Column share={bar.lastYear} x={at * width} width={width} inset={0.08} className="fill-line-strong" />
              <Column share={bar.share} x={at * width} width={width} inset={0.24} className="fill-accent" />
              <Mark share={bar.before} x={at * width} width={width} className="stroke-ink" />
              <Mark share={bar.budget} x={at * width} width={width} className="stroke-warn" dashes="3 2" />
              {at % step === 0 && (
                <text x={`${at * width}%`} y={height + 18} className="fill-faint text-sm">
                  {bar.axis}
                </text>
              )}
            </g>
          ))}
          <line x1="0" x2="100%" y1={height} y2={height} className="stroke-line-strong" />
        </svg>
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-faint">
          <Key words="This period">
            <rect width="12" height="12" rx="2" className="fill-accent" />
          </Key>
          {has('lastYear') && (
            <Key words="Same period last year">
              <rect width="12" height="12" rx="2" className="fill-line-strong" />
            </Key>
          )}
          {has('before') && (
            <Key words="Period before">
              <line x2="12" y1="6" y2="6" strokeWidth="2" className="stroke-ink" />
            </Key>
          )}
          {has('budget') && (
            <Key words="Budget">
              <line x2="12" y1="6" y2="6" strokeWidth="2" strokeDasharray="3 2" className="stroke-warn" />
            </Key>
          )}
        </ul>
      </CardBody>
    </Card>
  );
}

type Place = { share: number | null; x: number; width: number; className: string };

/** A column from the axis up. `inset` is the share of the width that stays free at each side. */
function Column({ share, x, width, inset, className }: Place & { inset: number }) {
  if (share === null || share === 0) return null;
  const tall = (share * height) / 100;
  return (
    <rect
      x={`${x + width * inset}%`}
      y={height - tall}
      width={`${width * (1 - 2 * inset)}%`}
      height={tall}
      rx="2"
      className={className}
    />
  );
}

/** A line across the column. Zero has none, because it would be on the axis. */
function Mark({ share, x, width, className, dashes }: Place & { dashes?: string }) {
  if (share === null || share === 0) return null;
  const y = height - (share * height) / 100;
  return (
    <line
      x1={`${x + width * 0.08}%`}
      x2={`${x + width * 0.92}%`}
      y1={y}
      y2={y}
      strokeWidth="2"
      strokeDasharray={dashes}
      className={className}
    />
  );
}

function Key({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <svg aria-hidden="true" width="12" height="12" className="shrink-0">
        {children}
      </svg>
      {words}
    </li>
  );
}
