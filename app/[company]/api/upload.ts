import { isRefusal, viewerOfRequest } from '@/lib/auth/page-identity';
import { may, type Permission } from '@/lib/auth/permissions';
import { sameOrigin } from '@/lib/auth/same-origin';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { readBody } from '../../api/read-body';
import { refuse } from './responses';

export type Upload = {
  readonly viewer: Viewer;
  readonly form: FormData;
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
};

/** The most bytes that the rest of a multipart form may have: boundaries, field names and the other fields. */
const formOverhead = 256 * 1024;

/**
 * Reads a `file` from a multipart form and passes it to `handle`. Responds with 4xx and a message when the request
 * comes from another origin, the viewer may not upload, or the file is missing or larger than `maxBytes`. Responds with
 * 422 when `handle` throws a Refusal. proxy.ts must not match the upload routes, because Next.js truncates bodies over
 * 10 MB there.
 */
export async function receiveUpload(
  request: Request,
  context: CompanyContext,
  { permission, maxBytes, tooLarge }: { permission: Permission; maxBytes: number; tooLarge: string },
  handle: (upload: Upload) => Promise<Response>,
): Promise<Response> {
  if (!sameOrigin(request.headers)) return refuse(403, 'This upload did not come from an Outlay page.');
  const viewer = await permittedViewer(request, context, permission);
  if (viewer instanceof Response) return viewer;
  const body = await readBody(request, maxBytes + formOverhead);
  if (body === 'too large') return refuse(413, tooLarge);
  const form = await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) return refuse(400, 'No file arrived. Choose one and try again.');
  if (file.size > maxBytes) return refuse(413, tooLarge);
  const content = new Uint8Array(await file.arrayBuffer());
  return orRefuse(() => handle({ viewer, form, name: file.name, content }));
}

/** What Next.js passes to a route of a company. */
export type CompanyContext = { readonly params: Promise<{ readonly company: string }> };

/**
 * Returns the viewer of the company in the route, if they are the person that the page was rendered for and their role
 * has the permission. Otherwise returns the error response to send. Without a permission, any member may.
 */
export async function permittedViewer(
  request: Request,
  { params }: CompanyContext,
  permission?: Permission,
): Promise<Viewer | Response> {
  const viewer = await viewerOfRequest(request.headers, (await params).company);
  if (isRefusal(viewer)) return refuse(viewer.status, viewer.message);
  return !permission || may(viewer.role, permission) ? viewer : refuse(403, 'Your role does not allow this.');
}

/** Returns the response of `handle`. If `handle` throws a Refusal, returns 422 with its message. */
export async function orRefuse(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(422, error.message);
  }
}
