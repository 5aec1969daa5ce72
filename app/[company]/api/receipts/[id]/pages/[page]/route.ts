import { z } from 'zod';
import { readFile } from '@/lib/storage/files';
import { notThere, pictureResponse } from '@/lib/storage/serve';
import { requestedReceipt } from '../../requested-receipt';

const pageNumber = z.coerce.number().int().positive();
type Context = RouteContext<'/[company]/api/receipts/[id]/pages/[page]'>;

/** Returns one page of a receipt as a picture. Pages are counted from 1. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const receipt = await requestedReceipt(params);
  const page = pageNumber.safeParse((await params).page);
  if (!receipt || !page.success || page.data > receipt.pages) return notThere();
  return pictureResponse(await readFile(receipt.storageKey.replace(/original$/, `page-${page.data}.webp`)));
}
