import type { Sharp } from 'sharp';

/** One page of a document, upright. `open` starts to decode it, and can be called several times. */
export type Page = { readonly width: number; readonly height: number; readonly open: () => Sharp };

/** An opened file. `page` decodes one page, counted from 0. */
export type Document = { readonly pageCount: number; readonly page: (index: number) => Promise<Page> };

/** The most pixels that a page can have. A phone's largest photo has 200 megapixels. */
export const maxPixels = 250_000_000;
