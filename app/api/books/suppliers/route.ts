import type { NextRequest } from 'next/server';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { searchSuppliers } from '@/lib/data/suppliers';

const longest = 100;

/** At most 50 suppliers of the books whose name holds `text`, as `[{ref, name, currency}]`. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return Response.json({ message: 'You were signed out. Sign in and try again.' }, { status: 401 });
  if (!may(viewer.role, 'map')) return new Response(null, { status: 404 });
  const text = (request.nextUrl.searchParams.get('text') ?? '').replaceAll('\0', '').slice(0, longest);
  const suppliers = await searchSuppliers(viewer, text);
  return Response.json(suppliers, { headers: { 'cache-control': 'private, no-store' } });
}
