'use client';

import type { ComponentProps } from 'react';
import { addressIn } from './address';
import { useShownPage } from './shown-page';

/** A picture from a route of the company, such as the thumbnail of a receipt. */
export function PageImage({ src, alt, ...rest }: Omit<ComponentProps<'img'>, 'src'> & { src: string; alt: string }) {
  // biome-ignore lint/performance/noImgElement: receipts are private and already small, so Next.js must not optimise them.
  return <img {...rest} alt={alt} src={addressIn(useShownPage().base, src)} />;
}
