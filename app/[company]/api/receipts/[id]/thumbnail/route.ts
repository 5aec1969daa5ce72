import { readFile } from '@/lib/storage/files';
import { notThere, pictureResponse } from '@/lib/storage/serve';
import { requestedReceipt } from '../requested-receipt';

type Context = RouteContext<'/[company]/api/receipts/[id]/thumbnail'>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const receipt = await requestedReceipt(params);
  if (!receipt) return notThere();
  return pictureResponse(await readFile(receipt.storageKey.replace(/original$/, 'thumbnail.webp')));
}
