import { readNavCounts } from '@/lib/data/expense/nav-counts';
import { permittedViewer } from '../upload';

/** Returns the numbers in the navigation, for a page that is open while they change. */
export async function GET(request: Request, context: RouteContext<'/[company]/api/counts'>): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  return viewer instanceof Response ? viewer : Response.json(await readNavCounts(viewer));
}
