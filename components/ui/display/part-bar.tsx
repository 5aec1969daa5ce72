/**
 * A bar with one coloured part per status. `parts` are percentages: "91 9 0 0" for good, bad, unconfirmed and in progress.
 * Colour alone must not carry the meaning, so the text beside the bar says the same. The bar is an SVG, because the content
 * security policy forbids style attributes.
 */
export function PartBar({ parts }: { parts: string }) {
  let from = 0;
  return (
    <svg aria-hidden="true" className="part-bar" viewBox="0 0 100 8" preserveAspectRatio="none">
      {parts.split(' ').map((text, place) => {
        const start = from;
        from += Number(text);
        return text !== '0' && <path key={tones[place]} className={tones[place]} d={`M${round(start)} 4h${text}`} />;
      })}
    </svg>
  );
}

const tones = ['good', 'bad', 'warn', 'accent'];

const round = (percent: number): number => Math.round(percent * 10) / 10;
