import { readFile } from '@/lib/storage/files';
import { downloadResponse, notThere } from '@/lib/storage/serve';
import { requestedReceipt } from './requested-receipt';

/** Returns the original file of a receipt, byte for byte as it was uploaded. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[company]/api/receipts/[id]'>,
): Promise<Response> {
  const receipt = await requestedReceipt(params);
  if (!receipt) return notThere();
  return downloadResponse(await readFile(receipt.storageKey), receipt.mimeType, receipt.fileName);
}
