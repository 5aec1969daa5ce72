import clsx from 'clsx';

/** The class of an icon of Lucide, such as `icon-house`. Write it in full, because the stylesheet is made from the code. */
export type IconName = `icon-${string}`;

/** An icon in the colour of the text, 16 px wide unless `className` has another size. Screen readers skip an empty element; the text beside it says the same. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return <i className={clsx('icon', name, className)} />;
}
